#include <algorithm>
#include <cmath>
#include <map>

#include "run/export/csv.hpp"
#include "run/export/tables.hpp"

namespace entente::run {
namespace {

constexpr const char* unit_of_the_good = "good_unit";

/// The labels of one dimension, read once.
struct Axis {
    std::string name;
    std::vector<std::string> labels;
};

class ValueTable {
public:
    ValueTable(const record::TrajectoryFile& file, const std::string& kind) : file_(file) {
        for (const std::string& name : file.variables()) {
            if (!file.is_text(name) && file.attribute(name, "kind") == kind) {
                names_.push_back(name);
                add_axes(file.dims(name));
            }
        }
        times_ = file.times();
        if (file.has(unit_of_the_good)) {
            good_units_ = file.text(unit_of_the_good);
        }
        single_ = file.request().precision.mantissa_bits <= 23;
    }

    [[nodiscard]] const std::vector<std::string>& variables() const { return names_; }

    [[nodiscard]] std::vector<std::string> head() const {
        std::vector<std::string> head = {"variable"};
        for (const Axis& axis : axes_) {
            if (axis.name == "time") {
                head.insert(head.end(), {"from", "until"});
            } else {
                head.push_back(axis.name);
            }
        }
        head.insert(head.end(), {"value", "unit"});
        return head;
    }

    void write(const std::string& name, CsvTable& table) const {
        const std::vector<std::string> dims = file_.dims(name);
        const std::size_t size = file_.shape(name).front();
        // Chunks hold 64 replicates; other first dimensions are short.
        const std::size_t slice = dims.front() == "replicate" ? 64 : size;
        for (std::size_t first = 0; first < size; first += slice) {
            write(file_.read(name, first, std::min(slice, size - first)), first, table);
        }
    }

private:
    void add_axes(const std::vector<std::string>& dims) {
        for (const std::string& dim : dims) {
            const auto known = [&](const Axis& axis) { return axis.name == dim; };
            if (std::none_of(axes_.begin(), axes_.end(), known)) {
                axes_.push_back({dim, file_.labels(dim)});
            }
        }
    }

    void write(const record::Array& part, std::size_t first, CsvTable& table) const {
        std::vector<std::size_t> at(part.dims.size());
        for (const double value : part.values) {
            if (!std::isnan(value)) {  // a cell that does not exist in this scenario
                write_row(part, at, first, value, table);
            }
            for (std::size_t d = at.size(); d-- > 0 && ++at[d] == part.shape[d];) {
                at[d] = 0;
            }
        }
    }

    void write_row(const record::Array& part, const std::vector<std::size_t>& at, std::size_t first,
                   double value, CsvTable& table) const {
        table.text(part.name);
        std::string unit = part.units;
        for (const Axis& axis : axes_) {
            const auto found = std::find(part.dims.begin(), part.dims.end(), axis.name);
            const auto d = static_cast<std::size_t>(found - part.dims.begin());
            const bool here = found != part.dims.end();
            const std::size_t index = here ? at[d] + (d == 0 ? first : 0) : 0;
            if (axis.name == "time") {
                table.text(here ? base::format_date(times_[index].start) : "");
                table.text(here ? base::format_date(times_[index].end) : "");
            } else {
                table.text(here ? axis.labels[index] : "");
            }
            if (here && axis.name == "good" && unit == unit_of_the_good) {
                unit = good_units_[index];
            }
        }
        single_ ? table.single(value) : table.number(value);
        table.text(unit).end_row();
    }

    const record::TrajectoryFile& file_;
    std::vector<std::string> names_;
    std::vector<Axis> axes_;
    std::vector<record::TimeStep> times_;
    std::vector<std::string> good_units_;
    bool single_ = true;
};

std::string meaning_of(const std::string& column) {
    static const std::map<std::string, std::string> meanings = {
        {"variable", "what the value is a value of"},
        {"replicate", "number of the replicate, from 0"},
        {"quantile", "probability of the quantile, over replicates"},
        {"from", "first day of the period"},
        {"until", "first day after the period; levels hold then"},
        {"partner", "the other actor of a pair; of a movement the receiver"},
        {"value", "flows are sums over the period"},
        {"unit", "unit of the value"}};
    const auto found = meanings.find(column);
    return found == meanings.end() ? column + " of the scenario" : found->second;
}

}  // namespace

std::uint64_t export_values(const record::TrajectoryFile& file, const std::string& path,
                            const std::string& table, const std::string& kind, Codebook& codebook) {
    const ValueTable values(file, kind);
    CsvTable csv(path, values.head());
    for (const std::string& column : values.head()) {
        codebook.push_back({table, column, "", meaning_of(column), ""});
    }
    for (const std::string& name : values.variables()) {
        const std::string unit = file.attribute(name, "units");
        codebook.push_back({table, "variable", name, file.attribute(name, "long_name"),
                            unit == unit_of_the_good ? "unit of the good" : unit});
        values.write(name, csv);
    }
    return csv.finish();
}

}  // namespace entente::run
