#include "scenario/build/symbols.hpp"

namespace entente::scenario {

void Symbols::declare(EntityKind kind, const std::string& id, std::uint32_t index,
                      const Origin& at) {
    Table& table = tables_[static_cast<std::size_t>(kind)];
    if (table.index.emplace(id, Declared{index, at}).second) {
        table.ids.push_back(id);
    }
}

const Symbols::Table& Symbols::table(EntityKind kind) const {
    return tables_[static_cast<std::size_t>(kind)];
}

std::optional<std::uint32_t> Symbols::find(EntityKind kind, std::string_view id) const {
    const auto& index = table(kind).index;
    const auto found = index.find(std::string(id));
    return found == index.end() ? std::nullopt : std::optional(found->second.index);
}

const std::vector<std::string>& Symbols::ids(EntityKind kind) const {
    return table(kind).ids;
}

Origin Symbols::origin(EntityKind kind, std::string_view id) const {
    const auto& index = table(kind).index;
    const auto found = index.find(std::string(id));
    return found == index.end() ? Origin{} : found->second.at;
}

}  // namespace entente::scenario
