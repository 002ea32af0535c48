#include "scenario/print/json.hpp"

#include <array>
#include <charconv>

namespace entente::scenario {
namespace {

std::string in_quotes(std::string_view text) {
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            result += '\\';
        }
        result += c == '\n' ? ' ' : c;
    }
    return result + "\"";
}

void new_line(std::string& out, int depth) {
    out += '\n';
    out.append(static_cast<std::size_t>(depth) * 2, ' ');
}

}  // namespace

Json Json::text(std::string_view value) {
    Json json;
    json.literal_ = in_quotes(value);
    return json;
}

Json Json::number(double value) {
    std::array<char, 32> buffer{};
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    Json json;
    json.literal_ = error == std::errc() ? std::string(buffer.data(), end) : "0";
    return json;
}

Json Json::yes() {
    Json json;
    json.literal_ = "true";
    return json;
}

Json Json::no() {
    Json json;
    json.literal_ = "false";
    return json;
}

Json Json::list(std::vector<Json> items) {
    Json json;
    json.kind_ = Kind::list;
    json.items_ = std::move(items);
    return json;
}

Json Json::object(std::vector<std::pair<std::string, Json>> members) {
    Json json;
    json.kind_ = Kind::object;
    json.members_ = std::move(members);
    return json;
}

Json& Json::with(std::string name, Json value) {
    members_.emplace_back(std::move(name), std::move(value));
    return *this;
}

std::string Json::print() const {
    std::string out;
    print(out, 0);
    return out + "\n";
}

void Json::print(std::string& out, int depth) const {
    if (kind_ == Kind::literal) {
        out += literal_;
        return;
    }
    const bool list = kind_ == Kind::list;
    const std::size_t size = list ? items_.size() : members_.size();
    out += list ? '[' : '{';
    for (std::size_t i = 0; i < size; ++i) {
        out += i == 0 ? "" : ",";
        new_line(out, depth + 1);
        if (!list) {
            out += in_quotes(members_[i].first) + ": ";
        }
        (list ? items_[i] : members_[i].second).print(out, depth + 1);
    }
    if (size != 0) {
        new_line(out, depth);
    }
    out += list ? ']' : '}';
}

}  // namespace entente::scenario
