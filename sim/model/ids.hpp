#pragma once

#include "base/id.hpp"

namespace entente::model {

using GoodId = base::Id<struct GoodTag>;
using ActorId = base::Id<struct ActorTag>;
using AccountId = base::Id<struct AccountTag>;
using LineId = base::Id<struct LineTag>;
using RouteId = base::Id<struct RouteTag>;
using ContractId = base::Id<struct ContractTag>;
using MarketId = base::Id<struct MarketTag>;
using ClaimId = base::Id<struct ClaimTag>;
using SanctionId = base::Id<struct SanctionTag>;
using MandateId = base::Id<struct MandateTag>;
using CouncilId = base::Id<struct CouncilTag>;
using DraftId = base::Id<struct DraftTag>;
using TreatyId = base::Id<struct TreatyTag>;
using ClauseId = base::Id<struct ClauseTag>;
using ProjectId = base::Id<struct ProjectTag>;
using TheatreId = base::Id<struct TheatreTag>;
using ContingentId = base::Id<struct ContingentTag>;
using StrikeId = base::Id<struct StrikeTag>;
using RuleId = base::Id<struct RuleTag>;
using ParameterId = base::Id<struct ParameterTag>;
using ExpressionId = base::Id<struct ExpressionTag>;
using OutcomeId = base::Id<struct OutcomeTag>;
using TechnologyId = base::Id<struct TechnologyTag>;
using LabourId = base::Id<struct LabourTag>;
using SourceId = base::Id<struct SourceTag>;
using RecognitionId = base::Id<struct RecognitionTag>;
using TechnologyId = base::Id<struct TechnologyTag>;

}  // namespace entente::model
