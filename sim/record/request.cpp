#include "record/request.hpp"

#include <charconv>
#include <stdexcept>
#include <utility>

#include "base/hash.hpp"

namespace entente::record {

namespace {

constexpr const char* mode_names[] = {"full", "summary", "final"};
constexpr const char* detail_names[] = {"actors", "pairs"};

template <class Number>
Number parse_number(std::string_view text, std::string_view what) {
    Number number{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) {
        throw std::invalid_argument("'" + std::string(text) + "' is no number for " +
                                    std::string(what));
    }
    return number;
}

std::string vary_text(const model::Varies& vary) {
    std::string text = vary.chance ? "chance" : "";
    if (vary.assumptions) {
        text += text.empty() ? "assumptions" : " assumptions";
    }
    return text.empty() ? "nothing" : text;
}

model::Varies parse_vary(std::string_view text) {
    for (const bool chance : {false, true}) {
        for (const bool assumptions : {false, true}) {
            const model::Varies vary{chance, assumptions};
            if (vary_text(vary) == text) {
                return vary;
            }
        }
    }
    throw std::invalid_argument("vary: '" + std::string(text) +
                                "' is none of chance, assumptions, chance assumptions, nothing");
}

void set_field(Request& request, std::string_view key, std::string_view value) {
    if (key == "set") {
        request.overrides.emplace_back(value);
    } else if (key == "seed") {
        request.seed = parse_number<std::uint64_t>(value, key);
    } else if (key == "replicates") {
        request.replicates = parse_number<std::uint32_t>(value, key);
    } else if (key == "vary") {
        request.vary = parse_vary(value);
    } else if (key == "record") {
        request.record = parse_mode(value);
    } else if (key == "detail") {
        request.detail = value == detail_names[1] ? Detail::pairs : Detail::actors;
    } else if (key == "every") {
        request.every = parse_number<int>(value, key);
    } else if (key == "precision") {
        request.precision = parse_precision(value);
    } else if (key == "until") {
        const auto day = base::parse_date(value);
        if (!day) {
            throw std::invalid_argument("until: '" + std::string(value) + "' is no date");
        }
        request.until = *day;
    } else {
        throw std::invalid_argument("unknown key '" + std::string(key) + "' in a request");
    }
}

/// Overrides are single lines in files, whatever they contain.
std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        out += c == '\\' ? std::string("\\\\") : c == '\n' ? std::string("\\n") : std::string(1, c);
    }
    return out;
}

std::string unescaped(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\' && i + 1 < text.size()) {
            ++i;
            out += text[i] == 'n' ? '\n' : text[i];
        } else {
            out += text[i];
        }
    }
    return out;
}

}  // namespace

std::string to_text(Precision precision) {
    switch (precision.mantissa_bits) {
        case 23:
            return "float32";
        case 52:
            return "float64";
        default:
            return std::to_string(precision.mantissa_bits) + " bits";
    }
}

Precision parse_precision(std::string_view text) {
    if (text == "float32") {
        return {23};
    }
    if (text == "float64") {
        return {52};
    }
    const std::string_view digits = text.substr(0, text.find(" bits"));
    int bits = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), bits);
    if (error != std::errc{} || end != digits.data() + digits.size() || bits < 1 || bits > 52) {
        throw std::invalid_argument("'" + std::string(text) +
                                    "' is no precision: float32, float64, or the bits of the "
                                    "mantissa to keep, 1 to 52");
    }
    return {bits};
}

std::string_view name_of(Mode mode) {
    return mode_names[static_cast<int>(mode)];
}

Mode parse_mode(std::string_view text) {
    for (const Mode mode : {Mode::full, Mode::summary, Mode::final}) {
        if (text == name_of(mode)) {
            return mode;
        }
    }
    throw std::invalid_argument("'" + std::string(text) +
                                "' is nothing to record: full, summary or final");
}

std::string to_text(const Request& request) {
    std::string text;
    const auto line = [&text](const char* key, std::string_view value) {
        text.append(key).append(": ").append(value).append("\n");
    };
    line("seed", std::to_string(request.seed));
    line("replicates", std::to_string(request.replicates));
    line("vary", vary_text(request.vary));
    line("record", name_of(request.record));
    line("detail", detail_names[static_cast<int>(request.detail)]);
    line("every", std::to_string(request.every));
    line("precision", to_text(request.precision));
    line("until", base::format_date(request.until));
    for (const std::string& entry : request.overrides) {
        line("set", escaped(entry));
    }
    return text;
}

Request parse_request(std::string_view text, std::string scenario_text) {
    Request request;
    request.scenario_text = std::move(scenario_text);
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        const std::size_t colon = line.find(": ");
        if (colon == std::string_view::npos) {
            throw std::invalid_argument("'" + std::string(line) + "' is no line of a request");
        }
        set_field(request, line.substr(0, colon), unescaped(line.substr(colon + 2)));
    }
    return request;
}

std::uint64_t hash_of(const Request& request) {
    return base::fnv1a64(request.scenario_text, base::splitmix64(base::fnv1a64(to_text(request))));
}

}  // namespace entente::record
