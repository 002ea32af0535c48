#include <algorithm>
#include <numeric>

#include "record/output_parts.hpp"

namespace entente::record {

namespace {

constexpr std::size_t events_per_chunk = 1U << 15U;

/// One column of the table of events, written as its chunks fill up.
template <class Value>
class Column {
public:
    Column(h5::Writer& file, const std::string& name, std::size_t events,
           const h5::Attributes& attributes)
        : variable_(file.chunked<Value>(name, {"event"}, {std::min(events, events_per_chunk)},
                                        attributes)) {}

    void put(Value value) {
        waiting_.push_back(value);
        if (waiting_.size() == variable_.chunk()[0]) {
            flush();
        }
    }
    void finish() {
        if (!waiting_.empty()) {
            flush();
        }
    }

private:
    void flush() {
        waiting_.resize(variable_.chunk()[0]);
        variable_.put({written_}, waiting_);
        written_ += waiting_.size();
        waiting_.clear();
    }

    h5::ChunkedVariable variable_;
    std::vector<Value> waiting_;
    hsize_t written_ = 0;
};

std::string joined(const std::vector<EventMeaning>& events, const Description& description,
                   kernel::Dimension EventMeaning::*side) {
    std::string text;
    for (const EventMeaning& event : events) {
        const std::string& axis = description.axis(event.*side).name;
        text += (text.empty() ? "" : " ") + (axis.empty() ? std::string("none") : axis);
    }
    return text;
}

h5::Attributes kind_attributes(const Description& description) {
    std::vector<std::uint8_t> values(description.events.size());
    std::iota(values.begin(), values.end(), std::uint8_t{0});
    std::string meanings;
    for (const EventMeaning& event : description.events) {
        meanings += (meanings.empty() ? "" : " ") + event.name;
    }
    return {{"long_name", "what happened"},
            {"flag_values", values},
            {"flag_meanings", meanings},
            {"subject_dimensions", joined(description.events, description, &EventMeaning::subject)},
            {"object_dimensions", joined(description.events, description, &EventMeaning::object)}};
}

h5::Attributes amount_attributes(const Description& description) {
    std::string refusals;
    for (const std::string& refusal : description.refusals) {
        refusals += (refusals.empty() ? "" : " ") + refusal;
    }
    return {{"long_name",
             "amount of the event, in the unit that its kind implies; of a vote: 0 no, "
             "1 abstain, 2 yes, 3 absent; of action_refused: position in `refusals`"},
            {"refusals", refusals}};
}

h5::Attributes entity_attributes(const char* long_name) {
    return {{"long_name", long_name}, {"coordinate", "entity"}};
}

}  // namespace

struct EventsOutput::Impl {
    Impl(h5::Writer& file, const Layout& layout_, std::size_t count)
        : layout(layout_),
          replicate(file, "event_replicate", count, {{"long_name", "replicate of the event"}}),
          step(file, "event_step", count, {{"long_name", "step of the event, from 0"}}),
          time(file, "event_time_index", count,
               {{"long_name", "position on the time axis"}, {"coordinate", "time"}}),
          kind(file, "event_kind", count, kind_attributes(layout.description)),
          subject(file, "event_subject", count, entity_attributes("position of the subject")),
          object(file, "event_object", count, entity_attributes("position of the object")),
          amount(file, "event_amount", count, amount_attributes(layout.description)) {}

    void put(std::uint32_t block, const kernel::Event& event) {
        const EventMeaning& meaning =
            layout.description.events.at(static_cast<std::size_t>(event.kind));
        replicate.put(static_cast<std::int32_t>(block * block_replicates + event.lane));
        step.put(event.step);
        time.put(event.step / layout.request.every);
        kind.put(static_cast<std::uint8_t>(event.kind));
        subject.put(entity_of(layout.description, meaning.subject, event.subject));
        object.put(entity_of(layout.description, meaning.object, event.object));
        amount.put(event.amount);
    }

    void finish() {
        replicate.finish();
        step.finish();
        time.finish();
        kind.finish();
        subject.finish();
        object.finish();
        amount.finish();
    }

    const Layout& layout;
    Column<std::int32_t> replicate, step, time;
    Column<std::uint8_t> kind;
    Column<std::int32_t> subject, object;
    Column<double> amount;
};

EventsOutput::EventsOutput(h5::Writer& file, const Layout& layout, const Survey& survey) {
    file.dimension("event", survey.events);
    impl_ = std::make_unique<Impl>(file, layout, survey.events);
}

EventsOutput::~EventsOutput() = default;

void EventsOutput::put(std::uint32_t block, const std::vector<kernel::Event>& events) {
    for (const kernel::Event& event : events) {
        impl_->put(block, event);
    }
}

void EventsOutput::finish() {
    impl_->finish();
}

}  // namespace entente::record
