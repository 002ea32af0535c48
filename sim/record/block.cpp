#include "record/block.hpp"

#include "record/compress.hpp"

namespace entente::record {

namespace {

constexpr std::size_t event_bytes = 4 + 4 + 1 + 4 + 4 + 8;

}  // namespace

void put_rows(ByteWriter& out, const BlockRows& rows) {
    out.put(rows.width);
    out.put_array(std::span<const double>(rows.assumptions));
    out.put_array(std::span<const double>(rows.outcomes));
    out.put_array(std::span<const std::uint64_t>(rows.digests));
}

BlockRows get_rows(ByteReader& in, const Layout& layout) {
    BlockRows rows;
    rows.width = in.get<std::uint32_t>();
    if (rows.width == 0 || rows.width > block_replicates) {
        throw base::IoError("a journal or a part of it is damaged: impossible width of a block");
    }
    rows.assumptions.resize(layout.description.assumptions.size() * rows.width);
    rows.outcomes.resize(layout.description.outcomes.size() * rows.width);
    rows.digests.resize(layout.digest_steps.size() * rows.width);
    in.get_array(std::span<double>(rows.assumptions));
    in.get_array(std::span<double>(rows.outcomes));
    in.get_array(std::span<std::uint64_t>(rows.digests));
    return rows;
}

void put_events(ByteWriter& out, std::span<const kernel::Event> events) {
    ByteWriter plain;
    for (const kernel::Event& event : events) {
        plain.put(event.step);
        plain.put(event.lane);
        plain.put(static_cast<std::uint8_t>(event.kind));
        plain.put(event.subject);
        plain.put(event.object);
        plain.put(event.amount);
    }
    out.put_varint(events.size());
    out.put_text(deflated(plain.bytes()));
}

std::size_t get_event_count(std::string_view after_rows) {
    return ByteReader(after_rows).get_varint();
}

std::vector<kernel::Event> get_events(ByteReader& in) {
    const std::size_t count = in.get_varint();
    const std::string plain = inflated(in.get_bytes(in.get_varint()), count * event_bytes);
    ByteReader bytes(plain);
    std::vector<kernel::Event> events(count);
    for (kernel::Event& event : events) {
        event.step = bytes.get<std::int32_t>();
        event.lane = bytes.get<std::uint32_t>();
        event.kind = static_cast<kernel::EventKind>(bytes.get<std::uint8_t>());
        event.subject = bytes.get<std::uint32_t>();
        event.object = bytes.get<std::uint32_t>();
        event.amount = bytes.get<double>();
    }
    return events;
}

}  // namespace entente::record
