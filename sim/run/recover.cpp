#include "run/recover.hpp"

#include "record/journal.hpp"
#include "record/output.hpp"
#include "run/place.hpp"

namespace entente::run {

RecoverReport recover(const std::string& journal, const std::string& output, Existing existing) {
    check_output(output, existing);
    const std::uint32_t wanted = record::JournalReader(journal).recording().request().replicates;
    const record::OutputReport report = record::write_output(journal, output);
    return {report.replicates, wanted, report.bytes};
}

}  // namespace entente::run
