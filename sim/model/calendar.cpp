#include "model/model.hpp"

namespace entente::model {

base::Day step_start(const Calendar& calendar, int step) {
    if (calendar.unit == StepUnit::months) {
        return base::add_months(calendar.start, step * calendar.count);
    }
    return base::Day{calendar.start.number + step * calendar.count};
}

int step_of(const Calendar& calendar, base::Day day) {
    if (day < calendar.start) {
        return -1;
    }
    if (calendar.unit == StepUnit::days) {
        return (day.number - calendar.start.number) / calendar.count;
    }
    const base::CivilDate from = base::to_civil(calendar.start);
    const base::CivilDate to = base::to_civil(day);
    int step = ((to.year - from.year) * 12 + to.month - from.month) / calendar.count;
    while (step > 0 && step_start(calendar, step) > day) {
        --step;
    }
    return step;
}

int step_count(const Calendar& calendar) {
    const int last = step_of(calendar, calendar.until);
    return step_start(calendar, last) < calendar.until ? last + 1 : last;
}

}  // namespace entente::model
