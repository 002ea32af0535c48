#include "scenario/schema/words.hpp"

#include "model/model.hpp"

namespace entente::scenario::schema {

std::vector<Word> grades() {
    using model::Grade;
    return {{"measured", code(Grade::measured), "counted or measured by a body trusted to"},
            {"reported", code(Grade::reported), "published by a source that did not measure it"},
            {"claimed", code(Grade::claimed), "said by a party with a stake in it"},
            {"assumption", code(Grade::assumption), "assumed by the author of the scenario"}};
}

std::vector<Word> tiers() {
    using model::Tier;
    return {{"treaty", code(Tier::treaty), "served first, from the whole stock"},
            {"commercial", code(Tier::commercial), "served next, above the reserve"},
            {"opportunistic", code(Tier::opportunistic), "served from what is left"}};
}

std::vector<Word> classes() {
    using model::GoodClass;
    return {{"arms", code(GoodClass::arms), "weapons and munitions"},
            {"energy", code(GoodClass::energy), "fuels"},
            {"food", code(GoodClass::food), "food"},
            {"finance", code(GoodClass::finance), "money"},
            {"dual_use", code(GoodClass::dual_use), "goods of civil and military use"},
            {"labour", code(GoodClass::labour), "work"},
            {"service", code(GoodClass::service), "services"},
            {"troops", code(GoodClass::troops), "men, never valued"},
            {"other", code(GoodClass::other), "anything else"}};
}

std::vector<Word> votes() {
    using model::Vote;
    return {{"for", code(Vote::yes), "in favour"},
            {"against", code(Vote::no), "against; a veto where the member holds one"},
            {"abstain", code(Vote::abstain), "neither; never a veto"},
            {"absent", code(Vote::absent), "not cast"}};
}

}  // namespace entente::scenario::schema
