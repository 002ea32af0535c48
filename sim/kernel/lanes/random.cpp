#include "kernel/lanes/random.hpp"

#include <bit>
#include <utility>

#include "kernel/lanes/clones.hpp"

namespace entente::kernel::lanes {

namespace {

constexpr std::uint32_t multiplier_0 = 0xd2511f53U;
constexpr std::uint32_t multiplier_1 = 0xcd9e8d57U;
constexpr std::uint32_t weyl_0 = 0x9e3779b9U;
constexpr std::uint32_t weyl_1 = 0xbb67ae85U;
constexpr std::uint32_t rounds = 10;

/// The parts of a counter and key that all lanes share.
struct Address {
    std::uint32_t key_0, key_1, stream, step, pair;
};

struct Counter {
    std::uint32_t c0, c1, c2, c3;
};

template <std::uint32_t Round>
ENTENTE_LANE Counter scramble(const Counter& in, std::uint32_t key_0, std::uint32_t key_1) {
    const std::uint64_t product_0 = std::uint64_t{multiplier_0} * in.c0;
    const std::uint64_t product_1 = std::uint64_t{multiplier_1} * in.c2;
    return {static_cast<std::uint32_t>(product_1 >> 32U) ^ in.c1 ^ (key_0 + Round * weyl_0),
            static_cast<std::uint32_t>(product_1),
            static_cast<std::uint32_t>(product_0 >> 32U) ^ in.c3 ^ (key_1 + Round * weyl_1),
            static_cast<std::uint32_t>(product_0)};
}

/// Written as a fold, since a loop over rounds inside a loop over lanes is not vectorised.
template <std::uint32_t... Rounds>
ENTENTE_LANE Counter philox(Counter counter, std::uint32_t key_0, std::uint32_t key_1,
                            std::integer_sequence<std::uint32_t, Rounds...>) {
    ((counter = scramble<Rounds>(counter, key_0, key_1)), ...);
    return counter;
}

enum class Half { low, high };

/// One Philox4x32-10 block (Salmon et al. 2011), reduced to the uniform of one half. The half is
/// known when this is compiled: a choice at run time would keep the loop from being vectorised.
template <Half Part>
ENTENTE_LANE double lane_uniform(const Address& address, std::uint32_t replicate) {
    const Counter words =
        philox({address.stream, replicate, address.step, address.pair}, address.key_0,
               address.key_1, std::make_integer_sequence<std::uint32_t, rounds>());
    const std::uint32_t low = Part == Half::high ? words.c2 : words.c0;
    const std::uint32_t high = Part == Half::high ? words.c3 : words.c1;
    const std::uint64_t bits = low | (std::uint64_t{high} << 32U);
    // (k + 1/2) 2^-52 through the mantissa of a number in [1, 2); both steps are exact.
    return (std::bit_cast<double>((bits >> 12U) | 0x3ff0000000000000U) - 1.0) + 0x1p-53;
}

template <Half Part>
ENTENTE_LANE void fill_half(const Address& address, std::uint32_t first, int width, double* out) {
    const Address same = address;
    for (int l = 0; l < width; ++l) {
        out[l] = lane_uniform<Part>(same, first + static_cast<std::uint32_t>(l));
    }
}

ENTENTE_CLONES void fill_low(const Address& address, std::uint32_t first, int width, double* out) {
    fill_half<Half::low>(address, first, width, out);
}

ENTENTE_CLONES void fill_high(const Address& address, std::uint32_t first, int width, double* out) {
    fill_half<Half::high>(address, first, width, out);
}

}  // namespace

void uniforms(base::RandomKey key, const Chance& chance, std::uint32_t step, std::uint32_t draw,
              int width, double* out) {
    const Address address{static_cast<std::uint32_t>(key), static_cast<std::uint32_t>(key >> 32U),
                          chance.stream, step, draw / 2};
    const auto fill = draw % 2 == 1 ? fill_high : fill_low;
    if (chance.stride != 0) {
        fill(address, chance.first_replicate, width, out);
        return;
    }
    fill(address, 0, 1, out);
    for (int l = 1; l < width; ++l)
        out[l] = out[0];
}

}  // namespace entente::kernel::lanes
