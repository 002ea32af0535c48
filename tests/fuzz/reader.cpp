// Any bytes at all: the reader answers with a model or with messages, never with a crash, a leak,
// a hang or a broken promise. A class sends scenarios from browsers, so files may be hostile.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <set>
#include <string>
#include <string_view>

#include "model/expression.hpp"
#include "scenario/expression.hpp"
#include "scenario/reader.hpp"
#include "scenario/schema/schema.hpp"

namespace {

using namespace entente;  // NOLINT: one file

void collect(const scenario::Shape& shape, std::set<std::string>& words) {
    for (const scenario::Word& word : shape.words) {
        words.insert(word.word);
    }
    for (const scenario::Shape& inner : shape.inner) {
        collect(inner, words);
    }
}

/// libFuzzer's dictionary: the words of the language, which random bytes would not find.
void print_dictionary() {
    std::set<std::string> words = {
        "PRK", "RUS",   "2022-01-03", "750 k/month", "20 kt/week", "5 %/", "week",
        "any", "today", "value: ",    "{",           "}",          "[",    "]",
        ": ",  ", ",    "and",        "or",          "not",        "if(",  "&a ",
        "*a",  "<<: ",  "- ",         "1e308",       "true",       "per"};
    for (const scenario::Section* section : scenario::schema::sections()) {
        for (const scenario::Key& key : section->keys) {
            words.insert(std::string(key.name) + ": ");
            collect(key.shape, words);
        }
    }
    for (const auto& info : model::state_functions()) {
        words.insert(std::string(info.name) + "(");
    }
    for (const auto& info : scenario::general_functions()) {
        const std::string_view signature = info.signature;
        words.insert(std::string(signature.substr(0, signature.find('(') + 1)));
    }
    for (const std::string& word : words) {
        std::printf("\"%s\"\n", word.c_str());
    }
}

}  // namespace

extern "C" int LLVMFuzzerInitialize(int* argc, char*** argv) {
    if (*argc == 2 && std::string_view((*argv)[1]) == "--dictionary") {
        print_dictionary();
        std::exit(0);
    }
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string text(size, '\0');
    std::copy(data, data + size, text.begin());
    const scenario::Reading reading = scenario::read_text("fuzz.yaml", std::move(text), {});
    const std::string said = scenario::render(reading);
    const bool refused = reading.diagnostics.has_errors();
    if (reading.model.has_value() == refused || (refused && said.empty())) {
        std::abort();  // neither a model nor a reason, or both
    }
    return 0;
}
