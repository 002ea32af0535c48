#include "run/in_order.hpp"

#include <tbb/global_control.h>
#include <tbb/info.h>
#include <tbb/parallel_pipeline.h>
#include <tbb/task_arena.h>

namespace entente::run {

void in_order(Blocks blocks, unsigned threads, const std::function<Landing(std::uint32_t)>& work,
              const std::function<bool()>& stop) {
    const int workers = threads == 0 ? tbb::info::default_concurrency() : static_cast<int>(threads);
    // Either alone does not give more threads than the machine has processors.
    const tbb::global_control limit(tbb::global_control::max_allowed_parallelism,
                                    static_cast<std::size_t>(workers));
    tbb::task_arena arena(workers);
    std::uint32_t next = blocks.first;
    const auto begin = [&](tbb::flow_control& control) {
        if (next >= blocks.end || stop()) {
            control.stop();
            return blocks.end;
        }
        return next++;
    };
    arena.execute([&] {
        tbb::parallel_pipeline(
            2 * static_cast<std::size_t>(workers),
            tbb::make_filter<void, std::uint32_t>(tbb::filter_mode::serial_in_order, begin) &
                tbb::make_filter<std::uint32_t, Landing>(tbb::filter_mode::parallel, work) &
                tbb::make_filter<Landing, void>(tbb::filter_mode::serial_in_order,
                                                [](const Landing& landing) { landing(); }));
    });
}

}  // namespace entente::run
