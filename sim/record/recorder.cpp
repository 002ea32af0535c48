#include "record/recorder.hpp"

#include <algorithm>
#include <utility>

#include "record/layout.hpp"

namespace entente::record {

Recording::Recording(Description description, Request request)
    : layout_(std::make_shared<const Layout>(lay_out(std::move(description), std::move(request)))) {
}

const Description& Recording::description() const {
    return layout_->description;
}

const Request& Recording::request() const {
    return layout_->request;
}

std::uint32_t Recording::blocks() const {
    return (layout_->request.replicates - 1) / block_replicates + 1;
}

kernel::Block Recording::block(std::uint32_t index) const {
    const std::uint32_t first = index * block_replicates;
    return {first,
            static_cast<int>(std::min(block_replicates, layout_->request.replicates - first))};
}

std::uint64_t Recording::hash() const {
    return layout_->hash;
}

}  // namespace entente::record
