#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace entente::scenario {

/// A JSON value that is only ever printed; objects keep their order.
class Json {
public:
    static Json text(std::string_view value);
    static Json number(double value);
    static Json yes();
    static Json no();
    static Json list(std::vector<Json> items);
    static Json object(std::vector<std::pair<std::string, Json>> members);

    /// Adds a member to an object.
    Json& with(std::string name, Json value);

    [[nodiscard]] std::string print() const;

private:
    enum class Kind { literal, list, object };
    void print(std::string& out, int depth) const;

    Kind kind_ = Kind::literal;
    std::string literal_;
    std::vector<Json> items_;
    std::vector<std::pair<std::string, Json>> members_;
};

}  // namespace entente::scenario
