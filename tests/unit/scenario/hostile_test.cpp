// If these failed, a file from a stranger could stop the machine of a class.
#include <doctest/doctest.h>

#include <string>

#include "scenario/reader.hpp"

using namespace entente;

namespace {

std::string said_about(const std::string& text) {
    return render(scenario::read_text("h", text, {}));
}

bool refuses(const std::string& text, const std::string& code) {
    const std::string said = said_about(text);
    INFO(said.substr(0, 500));
    return said.find("error[" + code + "]") != std::string::npos;
}

}  // namespace

TEST_CASE("size, depth and aliases are bounded") {
    CHECK(refuses(std::string(5 << 20, ' '), "too-large"));
    CHECK(refuses("a: " + std::string(200, '[') + std::string(200, ']'), "too-deep"));
    CHECK(refuses("a: " + std::string(4'000'000, '['), "too-deep"));
    std::string bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n";
    for (char c = 'b'; c <= 'k'; ++c) {
        const std::string last(1, static_cast<char>(c - 1));
        bomb += std::string(1, c) + ": &" + c + " [";
        for (int i = 0; i < 9; ++i) {
            bomb += (i == 0 ? "*" : ", *") + last;
        }
        bomb += "]\n";
    }
    CHECK(refuses(bomb, "too-large"));
    CHECK(refuses("a: &a [1, *a]\n", "yaml-alias"));
    std::string long_text = "a: &a " + std::string(1 << 20, 'x') + "\nb: [";
    for (int i = 0; i < 1000; ++i) {
        long_text += "*a, ";
    }
    CHECK(refuses(long_text + "1]\n", "too-large"));
}

TEST_CASE("bytes that hang or crash other readers are refused") {
    CHECK_FALSE(said_about(",\"b:d]").empty());
    CHECK(refuses("a: \"x\nb: 3\n", "yaml-syntax"));
    CHECK(refuses("a: \xC0\xAF\n", "not-utf-8"));
    CHECK(refuses(std::string("a: \0b\n", 6), "control-character"));
    CHECK(refuses("a: 1\n---\nb: 2\n", "second-document"));
    CHECK_FALSE(said_about("").empty());
    CHECK_FALSE(said_about("- 1\n").empty());
    CHECK_FALSE(said_about("entente: 1\nactors: 5\ngoods: [1]\nrules: {a: 1}\n").empty());
}

TEST_CASE("messages are bounded too") {
    std::string many = "entente: 1\n";
    for (int i = 0; i < 5000; ++i) {
        many += "k" + std::to_string(i) + ": 1\n";
    }
    const auto reading = scenario::read_text("h", many, {});
    CHECK(reading.diagnostics.errors() <= 1001);
}
