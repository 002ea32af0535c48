// If this failed, the programs that people already have would not open a file, or would show
// other numbers in it than Entente does.
#include <doctest/doctest.h>

#include <array>
#include <charconv>
#include <cstdlib>
#include <string>

#include "record/trajectory.hpp"
#include "unit/record/fake_world.hpp"

using namespace entente::record;

namespace {

constexpr const char* script = R"(
import sys, warnings
import netCDF4, xarray, numpy
warnings.simplefilter("error")
path, wanted = sys.argv[1], float(sys.argv[2])
for engine in ("h5netcdf", "netcdf4"):
    data = xarray.open_dataset(path, engine=engine).load()
    if "stock" in data:
        found = data.stock.sel(actor="A1", good="shell", replicate=69).isel(time=-1)
    else:
        found = data.stock_mean.sel(actor="A1", good="shell").isel(time=-1)
    assert float(found) == numpy.float32(wanted), (float(found), wanted)
    assert str(data.time.values[-1]).startswith("2022-04-09"), data.time.values[-1]
    assert str(data.outcome_unit.sel(outcome="share").values) == "%"
    assert numpy.isnan(data.stock_mean if "stock_mean" in data else data.stock).any()
    assert str(data.scenario_text.values).startswith("title: Two islands")
)";

std::string shortest(double value) {
    std::array<char, 32> text{};
    return {text.data(), std::to_chars(text.data(), text.data() + text.size(), value).ptr};
}

int run(const std::string& command) {
    return std::system(command.c_str());  // NOLINT(cert-env33-c): fixed words, paths of our own
}

}  // namespace

TEST_CASE("ncdump and both engines of xarray open every kind of file and see its numbers") {
    const fake::Folder folder;
    if (run("command -v ncdump >/dev/null") != 0 ||
        run("/usr/bin/python3 -c 'import xarray, h5netcdf, netCDF4' 2>/dev/null") != 0) {
        MESSAGE("ncdump or xarray is not installed: not looked at");
        return;
    }
    fake::write_bytes(folder / "look.py", script);
    for (const Mode mode : {Mode::full, Mode::summary, Mode::final}) {
        const std::string path =
            fake::run(folder, "a.h5", Recording(fake::describe({}), fake::request(mode, 70)));
        const TrajectoryFile file(path);
        const Array stock = file.read(mode == Mode::summary ? "stock_mean" : "stock");
        const double wanted = stock.values[stock.values.size() - 3];
        CHECK(run("ncdump -h " + path + " >/dev/null") == 0);
        CHECK(run("/usr/bin/python3 -B " + (folder / "look.py") + " " + path + " " +
                  shortest(wanted)) == 0);
    }
}
