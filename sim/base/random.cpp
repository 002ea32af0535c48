#include "base/random.hpp"

#include <Random123/philox.h>

#include <string>

#include "base/hash.hpp"

namespace entente::base {

RandomKey random_key(std::uint64_t seed, std::string_view mechanism, std::string_view entity) {
    std::string text = std::to_string(seed);
    text.append("/").append(mechanism).append("/").append(entity);
    return splitmix64(fnv1a64(text));
}

double uniform(RandomKey key, RandomAddress address) {
    const r123::Philox4x32::key_type philox_key = {
        {static_cast<std::uint32_t>(key), static_cast<std::uint32_t>(key >> 32U)}};
    const r123::Philox4x32::ctr_type counter = {
        {address.stream, address.replicate, address.step, address.draw / 2}};
    const auto words = r123::Philox4x32()(counter, philox_key);
    const std::size_t half = (address.draw % 2) * 2;
    const std::uint64_t bits = words[half] | (static_cast<std::uint64_t>(words[half + 1]) << 32U);
    return (static_cast<double>(bits >> 12U) + 0.5) * 0x1p-52;
}

}  // namespace entente::base
