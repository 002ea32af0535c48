#include "faces/cli/options.hpp"

#include <algorithm>
#include <boost/program_options.hpp>
#include <charconv>
#include <cmath>

#include "faces/cli/text.hpp"
#include "run/words.hpp"

namespace entente::faces {
namespace {

namespace po = boost::program_options;
using Words = std::vector<std::string>;

po::options_description describe(const Manual& manual) {
    po::options_description description;
    auto add = description.add_options();
    for (const Option& option : manual.options) {
        std::string names = option.name;
        if (option.letter != 0) {
            names += std::string(",") + option.letter;
        }
        if (option.kind == Option::Kind::flag) {
            add(names.c_str(), "");
        } else {
            add(names.c_str(), po::value<Words>(), "");
        }
    }
    add("help,h", "");
    add("(operand)", po::value<Words>(), "");
    return description;
}

std::string unknown_option(const Manual& manual, const std::string& word) {
    Words names = {"help"};
    for (const Option& option : manual.options) {
        names.push_back(option.name);
    }
    const std::size_t dashes = word.find_first_not_of('-');
    const std::size_t end = word.find('=');
    const std::string name = dashes == std::string::npos ? word : word.substr(dashes, end - dashes);
    const auto near = run::nearest_word(name, names);
    return "unknown option '" + word + "'." + (near ? " Did you mean '--" + *near + "'?" : "");
}

void check_count(const Manual& manual, const Words& operands) {
    if (operands.size() < manual.least) {
        throw UsageError("missing " + manual.operand);
    }
    if (operands.size() > manual.most) {
        throw UsageError("'" + operands[manual.most] + "' is one word too many");
    }
}

}  // namespace

Arguments::Arguments(const Manual& manual, std::span<const std::string> words) {
    const po::options_description description = describe(manual);
    po::positional_options_description operand;
    operand.add("(operand)", -1);
    const int style = po::command_line_style::unix_style & ~po::command_line_style::allow_guessing;
    try {
        const auto parsed = po::command_line_parser(Words(words.begin(), words.end()))
                                .options(description)
                                .positional(operand)
                                .style(style)
                                .run();
        for (const auto& option : parsed.options) {
            auto& values =
                option.string_key == "(operand)" ? operands_ : values_[option.string_key];
            values.insert(values.end(), option.value.begin(), option.value.end());
            if (option.value.empty()) {
                values.emplace_back();
            }
        }
    } catch (const po::unknown_option& error) {
        throw UsageError(unknown_option(manual, error.get_option_name()));
    } catch (const po::error& error) {
        throw UsageError(error.what());
    }
    for (const Option& option : manual.options) {
        if (option.kind == Option::Kind::value && texts(option.name).size() > 1) {
            throw UsageError("--" + option.name + " is given twice");
        }
    }
    if (!has("help")) {
        check_count(manual, operands_);
    }
}

bool Arguments::has(const std::string& option) const {
    return values_.count(option) != 0;
}

std::optional<std::string> Arguments::text(const std::string& option) const {
    const auto found = values_.find(option);
    return found == values_.end() ? std::nullopt : std::optional(found->second.front());
}

const Words& Arguments::texts(const std::string& option) const {
    static const Words none;
    const auto found = values_.find(option);
    return found == values_.end() ? none : found->second;
}

std::optional<std::uint64_t> Arguments::whole(const std::string& option, std::uint64_t low,
                                              std::uint64_t high) const {
    const auto written = text(option);
    if (!written) {
        return std::nullopt;
    }
    std::uint64_t number = 0;
    const char* const end = written->data() + written->size();
    const auto [stop, error] = std::from_chars(written->data(), end, number);
    if (error != std::errc() || stop != end || number < low || number > high) {
        throw UsageError("--" + option + " must be a whole number from " + std::to_string(low) +
                         " to " + std::to_string(high) + ", not '" + *written + "'");
    }
    return number;
}

std::optional<double> Arguments::number(const std::string& option, double low, double high) const {
    const auto written = text(option);
    if (!written) {
        return std::nullopt;
    }
    const auto number = parse_number(*written);
    if (!number || *number < low || *number > high) {
        throw UsageError("--" + option + " must be a number from " + number_text(low) + " to " +
                         number_text(high) + ", not '" + *written + "'");
    }
    return number;
}

std::optional<base::Day> Arguments::date(const std::string& option) const {
    const auto written = text(option);
    const auto day = written ? base::parse_date(*written) : std::nullopt;
    if (written && !day) {
        throw UsageError("--" + option + " must be a date like 2024-06-19, not '" + *written + "'");
    }
    return day;
}

std::optional<std::string> Arguments::one_of(const std::string& option,
                                             std::initializer_list<std::string_view> words) const {
    auto written = text(option);
    if (written && std::find(words.begin(), words.end(), *written) == words.end()) {
        const Words choices(words.begin(), words.end());
        const auto near = run::nearest_word(*written, choices);
        throw UsageError("--" + option + " must be one of " + join(choices, ", ") + ", not '" +
                         *written + "'." + (near ? " Did you mean '" + *near + "'?" : ""));
    }
    return written;
}

const Words& Arguments::overrides(const std::string& option) const {
    const Words& written = texts(option);
    for (const std::string& text : written) {
        if (text.find('=') == std::string::npos || text.front() == '=') {
            throw UsageError("--" + option + " must be PATH=VALUE, not '" + text + "'");
        }
    }
    return written;
}

std::optional<double> parse_number(const std::string& text) {
    double number = 0;
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    const bool whole = error == std::errc() && stop == end && std::isfinite(number);
    return whole ? std::optional(number) : std::nullopt;
}

Words split_list(const std::string& option, const std::string& text) {
    Words words;
    std::size_t begin = 0;
    for (std::size_t end = 0; end != std::string::npos; begin = end + 1) {
        end = text.find(',', begin);
        words.push_back(text.substr(begin, end - begin));
        if (words.back().empty()) {
            throw UsageError("--" + option + " must be words with commas between, not '" + text +
                             "'");
        }
    }
    return words;
}

std::string help_text(const Manual& manual) {
    std::string text = "Usage: entente " + manual.synopsis + "\n\n" + manual.text + "\n";
    std::vector<std::string> left;
    std::size_t widest = 0;
    for (const Option& option : manual.options) {
        std::string names = option.letter != 0 ? std::string("-") + option.letter + ", " : "    ";
        names += "--" + option.name + (option.metavar.empty() ? "" : " " + option.metavar);
        widest = std::max(widest, names.size());
        left.push_back(std::move(names));
    }
    text += manual.options.empty() ? "" : "\nOptions:\n";
    for (std::size_t i = 0; i < left.size(); ++i) {
        const std::string margin(widest + 4, ' ');
        text += "  " + padded(left[i], widest) + "  " +
                wrapped(manual.options[i].help, 98 - widest, margin) + "\n";
    }
    text += manual.examples.size() > 1 ? "\nExamples:\n" : "\nExample:\n";
    for (const std::string& example : manual.examples) {
        text += "  " + example + "\n";
    }
    return text;
}

}  // namespace entente::faces
