#include <string>
#include <vector>

#include "record/description.hpp"

namespace entente::record {

namespace {

template <class Entities>
std::vector<std::string> titles_of(const Entities& entities) {
    std::vector<std::string> titles;
    for (const auto& entity : entities) {
        titles.push_back(entity.title);
    }
    return titles;
}

std::vector<std::string> titles_on(kernel::Dimension dimension, const model::Model& model) {
    switch (dimension) {
        case kernel::Dimension::actor:
        case kernel::Dimension::partner: {
            std::vector<std::string> names;
            for (const model::Actor& actor : model.actors) {
                names.push_back(actor.name);
            }
            return names;
        }
        case kernel::Dimension::good:
            return titles_of(model.goods);
        case kernel::Dimension::contract:
            return titles_of(model.contracts);
        case kernel::Dimension::sanction:
            return titles_of(model.sanctions);
        case kernel::Dimension::mandate:
            return titles_of(model.mandates);
        case kernel::Dimension::theatre:
            return titles_of(model.theatres);
        case kernel::Dimension::contingent:
            return titles_of(model.contingents);
        case kernel::Dimension::strike:
            return titles_of(model.strikes);
        case kernel::Dimension::draft:
            return titles_of(model.drafts);
        case kernel::Dimension::treaty:
            return titles_of(model.treaties);
        case kernel::Dimension::project:
            return titles_of(model.projects);
        default:
            return {};
    }
}

std::vector<Axis> axes_of(const model::Model& model, const kernel::Plan& plan) {
    std::vector<Axis> axes(1);
    for (auto code = static_cast<int>(kernel::Dimension::actor);
         code <= static_cast<int>(kernel::Dimension::rule); ++code) {
        const auto dimension = static_cast<kernel::Dimension>(code);
        Axis axis{kernel::name_of(dimension), plan.labels(dimension), titles_on(dimension, model)};
        if (axis.titles.size() != axis.labels.size()) {
            axis.titles.clear();
        }
        axes.push_back(std::move(axis));
    }
    return axes;
}

std::vector<EventMeaning> meanings_of_events() {
    std::vector<EventMeaning> meanings;
    for (auto code = 0; code <= static_cast<int>(kernel::EventKind::announced); ++code) {
        const auto kind = static_cast<kernel::EventKind>(code);
        meanings.push_back(
            {kernel::name_of(kind), kernel::subject_of(kind), kernel::object_of(kind)});
    }
    return meanings;
}

}  // namespace

Description describe(const model::Model& model, const kernel::Plan& plan) {
    Description description;
    description.title = model.title;
    description.summary = model.description;
    description.plan_hash = plan.hash();
    for (int step = 0; step <= plan.steps(); ++step) {
        description.step_starts.push_back(plan.step_start(step));
    }
    description.axes = axes_of(model, plan);
    for (const model::Good& good : model.goods) {
        description.good_units.push_back(good.unit);
    }
    description.events = meanings_of_events();
    for (int code = 0; code <= static_cast<int>(kernel::Refusal::not_tabled); ++code) {
        description.refusals.emplace_back(kernel::name_of(static_cast<kernel::Refusal>(code)));
    }
    description.variables = plan.variables();
    description.outcomes = model.outcomes;
    description.series = model.series;
    description.parameters = model.parameters;
    for (const model::ParameterId id : plan.assumptions()) {
        description.assumptions.push_back(id.value);
    }
    description.sources = model.sources;
    description.phases = plan.phases();
    return description;
}

}  // namespace entente::record
