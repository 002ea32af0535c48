#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "scenario/schema/shape.hpp"
#include "scenario/text/source_texts.hpp"

namespace entente::scenario {

/// Ids that a scenario declares, by kind, with their index in the model.
class Symbols {
public:
    void declare(EntityKind kind, const std::string& id, std::uint32_t index, const Origin& at);

    [[nodiscard]] std::optional<std::uint32_t> find(EntityKind kind, std::string_view id) const;
    [[nodiscard]] const std::vector<std::string>& ids(EntityKind kind) const;
    /// Where an entity was declared; the default origin for none.
    [[nodiscard]] Origin origin(EntityKind kind, std::string_view id) const;

private:
    struct Declared {
        std::uint32_t index;
        Origin at;
    };
    struct Table {
        std::vector<std::string> ids;
        std::unordered_map<std::string, Declared> index;
    };
    [[nodiscard]] const Table& table(EntityKind kind) const;
    std::array<Table, kinds_of_entities> tables_;
};

}  // namespace entente::scenario
