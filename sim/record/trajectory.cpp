#include "record/trajectory.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <stdexcept>
#include <utility>

#include "record/h5_reader.hpp"
#include "record/output_parts.hpp"

namespace entente::record {

namespace {

std::uint64_t parse_hex(const std::string& text) {
    std::uint64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number, 16);
    return number;
}

std::vector<std::string> split(const std::string& text) {
    std::vector<std::string> words;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        words.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

int read_format(const h5::Reader& file) {
    const auto format = file.int_attribute("/", "entente_format");
    if (!format) {
        file.refuse("is no output of Entente");
    }
    if (*format > output_format) {
        file.refuse("has version " + std::to_string(*format) +
                    " of the output format; this program reads up to " +
                    std::to_string(output_format));
    }
    return *format;
}

Identity read_identity(const h5::Reader& file) {
    const auto text = [&file](const char* key) { return file.text_attribute("/", key); };
    Identity identity;
    identity.format_version = read_format(file);
    identity.entente_version = text("entente_version");
    identity.commit = text("entente_commit");
    identity.build_id = text("build_id");
    identity.title = text("title");
    identity.scenario_hash = parse_hex(text("scenario_hash"));
    identity.plan_hash = parse_hex(text("plan_hash"));
    identity.replicates =
        static_cast<std::uint32_t>(file.int_attribute("/", "replicates").value_or(0));
    identity.complete = text("complete") == "yes";
    return identity;
}

Request read_request(const h5::Reader& file) {
    try {
        return parse_request(file.texts("request").at(0), file.texts("scenario_text").at(0));
    } catch (const std::invalid_argument& error) {
        file.refuse(std::string("is damaged: ") + error.what());
    }
}

}  // namespace

struct TrajectoryFile::Impl {
    explicit Impl(const std::string& path)
        : file(path), identity(read_identity(file)), request(read_request(file)) {}

    h5::Reader file;
    Identity identity;
    Request request;
};

TrajectoryFile::TrajectoryFile(const std::string& path) : impl_(std::make_unique<Impl>(path)) {}
TrajectoryFile::TrajectoryFile(TrajectoryFile&& other) noexcept = default;
TrajectoryFile& TrajectoryFile::operator=(TrajectoryFile&& other) noexcept = default;
TrajectoryFile::~TrajectoryFile() = default;

const Identity& TrajectoryFile::identity() const {
    return impl_->identity;
}

const Request& TrajectoryFile::request() const {
    return impl_->request;
}

std::vector<std::string> TrajectoryFile::variables() const {
    std::vector<std::string> names;
    for (const std::string& name : impl_->file.names()) {
        if (!impl_->file.is_mere_dimension(name)) {
            names.push_back(name);
        }
    }
    return names;
}

bool TrajectoryFile::has(const std::string& name) const {
    return impl_->file.has(name);
}

std::vector<std::string> TrajectoryFile::dims(const std::string& name) const {
    return impl_->file.dims(name);
}

std::vector<std::size_t> TrajectoryFile::shape(const std::string& name) const {
    return impl_->file.shape(name);
}

bool TrajectoryFile::is_text(const std::string& name) const {
    return impl_->file.is_text(name);
}

std::string TrajectoryFile::attribute(const std::string& variable, const std::string& key) const {
    return impl_->file.text_attribute(variable, key);
}

Array TrajectoryFile::read(const std::string& name) const {
    const std::vector<std::size_t> sizes = shape(name);
    return impl_->file.numbers(name, 0, sizes.empty() ? 1 : sizes[0]);
}

Array TrajectoryFile::read(const std::string& name, std::size_t first, std::size_t count) const {
    return impl_->file.numbers(name, first, count);
}

std::vector<std::string> TrajectoryFile::text(const std::string& name) const {
    if (!is_text(name)) {
        impl_->file.refuse("has numbers in '" + name + "', not text");
    }
    return impl_->file.texts(name);
}

std::vector<std::string> TrajectoryFile::flag_meanings(const std::string& name) const {
    return split(attribute(name, "flag_meanings"));
}

std::vector<std::string> TrajectoryFile::labels(const std::string& dimension) const {
    if (is_text(dimension)) {
        return text(dimension);
    }
    std::vector<std::string> labels;
    if (dimension == "time") {
        for (const TimeStep& step : times()) {
            labels.push_back(base::format_date(step.end));
        }
        return labels;
    }
    for (const double value : read(dimension).values) {
        std::array<char, 32> text{};
        const auto result = std::to_chars(text.data(), text.data() + text.size(), value);
        labels.emplace_back(text.data(), result.ptr);
    }
    return labels;
}

std::vector<TimeStep> TrajectoryFile::times() const {
    const std::vector<std::string> units = split(attribute("time", "units"));
    const auto start = units.size() < 3 ? std::nullopt : base::parse_date(units[2]);
    if (!start) {
        impl_->file.refuse("is damaged: its time axis has no start");
    }
    const Array bounds = read("time_bounds");
    const auto day = [&](std::size_t i) {
        return base::Day{start->number + static_cast<std::int32_t>(bounds.values[i])};
    };
    std::vector<TimeStep> steps;
    for (std::size_t i = 0; i + 1 < bounds.values.size(); i += 2) {
        steps.push_back({day(i), day(i + 1)});
    }
    return steps;
}

std::vector<int> TrajectoryFile::digest_steps() const {
    std::vector<int> steps;
    for (const double step : read("digest_step").values) {
        steps.push_back(static_cast<int>(step));
    }
    return steps;
}

std::vector<std::uint64_t> TrajectoryFile::digests() const {
    return impl_->file.hashes("digest");
}

}  // namespace entente::record
