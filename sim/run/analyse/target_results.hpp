#pragma once

#include <string>

#include "model/model.hpp"

namespace entente::run {

/// The number that `entente council` or `entente landscape` gives for a target of theirs; NaN
/// where there is none. Throws Rejected, Defect.
[[nodiscard]] double analysis_result(const model::Model& model, const model::Target& target);

/// "shapley_shubik of USA", "energy of minimum 2".
[[nodiscard]] std::string subject_of(const model::Model& model, const model::Target& target);

}  // namespace entente::run
