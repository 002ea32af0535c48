#include "record/description.hpp"

#include <type_traits>

#include "record/bytes.hpp"

namespace entente::record {

namespace {

class Saving {
public:
    template <class Value>
    void number(const Value& value) {
        out_.put(value);
    }
    void text(const std::string& value) { out_.put_text(value); }
    std::size_t size(std::size_t count) {
        out_.put_varint(count);
        return count;
    }
    std::string take() { return out_.take(); }

private:
    ByteWriter out_;
};

class Loading {
public:
    explicit Loading(const std::string& bytes) : in_(bytes) {}
    template <class Value>
    void number(Value& value) {
        value = in_.get<Value>();
    }
    void text(std::string& value) { value = in_.get_text(); }
    /// Every element takes at least a byte: a larger size is damage, not a reason to allocate.
    std::size_t size(std::size_t) {
        const std::uint64_t count = in_.get_varint();
        if (count > in_.rest().size()) {
            throw base::IoError("a journal is damaged: impossible size in its description");
        }
        return count;
    }

private:
    ByteReader in_;
};

// One list of fields serves both directions: item(archive, x) saves or loads x. `Maybe<T>` is
// const T& when saving and T& when loading.
template <class Archive, class T>
using Maybe = std::conditional_t<std::is_same_v<Archive, Saving>, const T&, T&>;

template <class Archive, class T>
void field(Archive& archive, T& value);

template <class Archive, class T>
void list(Archive& archive, T& values) {
    const std::size_t count = archive.size(values.size());
    if constexpr (std::is_same_v<Archive, Loading>) {
        values.resize(count);
    }
    for (auto& value : values) {
        field(archive, value);
    }
}

template <class Archive, class T>
void optional(Archive& archive, T& value) {
    if constexpr (std::is_same_v<Archive, Saving>) {
        archive.number(static_cast<std::uint8_t>(value ? 1 : 0));
    } else {
        std::uint8_t present = 0;
        archive.number(present);
        if (present != 0) {
            value.emplace();
        }
    }
    if (value) {
        field(archive, *value);
    }
}

template <class Archive, class T>
void enumeration(Archive& archive, T& value) {
    auto code = static_cast<std::uint8_t>(value);
    archive.number(code);
    if constexpr (std::is_same_v<Archive, Loading>) {
        value = static_cast<std::remove_cv_t<T>>(code);
    }
}

template <class Archive>
void fields(Archive& archive, Maybe<Archive, Axis> axis) {
    field(archive, axis.name);
    field(archive, axis.labels);
    field(archive, axis.titles);
}

template <class Archive>
void fields(Archive& archive, Maybe<Archive, EventMeaning> event) {
    field(archive, event.name);
    field(archive, event.subject);
    field(archive, event.object);
}

template <class Archive>
void fields(Archive& archive, Maybe<Archive, kernel::Variable> variable) {
    field(archive, variable.name);
    field(archive, variable.long_name);
    field(archive, variable.units);
    field(archive, variable.section);
    field(archive, variable.kind);
    field(archive, variable.dims);
    field(archive, variable.index);
    field(archive, variable.scale);
}

template <class Archive>
void fields(Archive& archive, Maybe<Archive, model::Observation> observation) {
    field(archive, observation.date);
    field(archive, observation.value);
    field(archive, observation.low);
    field(archive, observation.high);
    field(archive, observation.source);
    field(archive, observation.grade);
    field(archive, observation.note);
}

template <class Archive>
void fields(Archive& archive, Maybe<Archive, model::Outcome> outcome) {
    field(archive, outcome.id);
    field(archive, outcome.title);
    field(archive, outcome.unit);
    field(archive, outcome.unit_scale);
    field(archive, outcome.over.from);
    field(archive, outcome.over.until);
    field(archive, outcome.role);
    field(archive, outcome.observed);
}

template <class Archive>
void fields(Archive& archive, Maybe<Archive, model::Series> series) {
    field(archive, series.id);
    field(archive, series.title);
    field(archive, series.unit);
    field(archive, series.unit_scale);
    field(archive, series.points);
}

template <class Archive>
void fields(Archive& archive, Maybe<Archive, model::Range> range) {
    field(archive, range.low);
    field(archive, range.high);
    field(archive, range.shape);
}

template <class Archive>
void fields(Archive& archive, Maybe<Archive, model::Parameter> parameter) {
    field(archive, parameter.path);
    field(archive, parameter.value);
    field(archive, parameter.unit);
    field(archive, parameter.range);
    field(archive, parameter.grade);
    field(archive, parameter.by);
    field(archive, parameter.source);
    field(archive, parameter.as_of);
    field(archive, parameter.note);
}

template <class Archive>
void fields(Archive& archive, Maybe<Archive, model::Source> source) {
    field(archive, source.id);
    field(archive, source.title);
    field(archive, source.author);
    field(archive, source.publisher);
    field(archive, source.date);
    field(archive, source.url);
    field(archive, source.accessed);
}

template <class Archive>
void fields(Archive& archive, Maybe<Archive, Description> description) {
    field(archive, description.title);
    field(archive, description.summary);
    field(archive, description.plan_hash);
    field(archive, description.step_starts);
    field(archive, description.axes);
    field(archive, description.good_units);
    field(archive, description.events);
    field(archive, description.refusals);
    field(archive, description.variables);
    field(archive, description.outcomes);
    field(archive, description.series);
    field(archive, description.parameters);
    field(archive, description.assumptions);
    field(archive, description.sources);
    field(archive, description.phases);
}

template <class T>
struct IsVector : std::false_type {};
template <class T>
struct IsVector<std::vector<T>> : std::true_type {};
template <class T>
struct IsOptional : std::false_type {};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type {};

template <class Archive, class T>
void field(Archive& archive, T& value) {
    using Plain = std::remove_cv_t<T>;
    if constexpr (std::is_same_v<Plain, std::string>) {
        archive.text(value);
    } else if constexpr (std::is_arithmetic_v<Plain>) {
        archive.number(value);
    } else if constexpr (std::is_enum_v<Plain>) {
        enumeration(archive, value);
    } else if constexpr (std::is_same_v<Plain, base::Day>) {
        archive.number(value.number);
    } else if constexpr (std::is_same_v<Plain, model::SourceId>) {
        archive.number(value.value);
    } else if constexpr (IsVector<Plain>::value) {
        list(archive, value);
    } else if constexpr (IsOptional<Plain>::value) {
        optional(archive, value);
    } else {
        fields<Archive>(archive, value);
    }
}

void check_ids(const Description& description) {
    bool sound = !description.step_starts.empty();
    for (const std::uint32_t assumption : description.assumptions) {
        sound = sound && assumption < description.parameters.size();
    }
    for (const kernel::Variable& variable : description.variables) {
        sound = sound && variable.index.size() == variable.rows() * variable.dims.size();
        for (std::size_t i = 0; sound && i < variable.index.size(); ++i) {
            const auto dimension =
                static_cast<std::size_t>(variable.dims[i % variable.dims.size()]);
            sound = dimension < description.axes.size() &&
                    variable.index[i] < description.axes[dimension].labels.size();
        }
    }
    if (!sound) {
        throw base::IoError("a journal is damaged: its description contradicts itself");
    }
}

}  // namespace

std::string to_bytes(const Description& description) {
    Saving archive;
    field(archive, description);
    return archive.take();
}

Description parse_description(const std::string& bytes) {
    Loading archive(bytes);
    Description description;
    field(archive, description);
    check_ids(description);
    return description;
}

}  // namespace entente::record
