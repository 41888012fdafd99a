// SPDX-License-Identifier: GPL-3.0-or-later

// The library answers with packed messages only: it builds a tree of structures, asks how many bytes they take, packs
// them and throws them away, and the caller unpacks the same structures again; and the other way round where a tree is
// written as SQL. Those steps are calls of public functions, and a program's own function of that name goes before a
// shared library's. So ours take what is about to be packed, give what is about to be unpacked, and do what the
// library's do where nobody waits for that.

#include "app/sql/handover.h"

#include <cstdint>
#include <exception>
#include <utility>

namespace lockstep {
namespace {

/// Who waits for a message of this kind on this thread.
template <typename Result>
class Handover
{
public:
    using Visit = std::function<void(const Result &)>;

    static bool run(const std::function<void()> &call, const Visit &visit)
    {
        Handover handover(visit);
        Handover *const outer = std::exchange(waiting, &handover);
        call();
        waiting = outer;
        if (handover.m_failure)
            std::rethrow_exception(handover.m_failure);
        return handover.m_isDone;
    }

    /// True where somebody did, and nothing is to be packed.
    static bool take(const Result &result)
    {
        Handover *const taker = std::exchange(waiting, nullptr);
        if (!taker)
            return false;
        try {
            taker->m_visit(result);
        } catch (...) {
            taker->m_failure = std::current_exception();  // the library, in C, stands in between
        }
        taker->m_isDone = true;
        taken = &result;
        return true;
    }
    static bool wasTaken(const Result &result) { return std::exchange(taken, nullptr) == &result; }

private:
    explicit Handover(const Visit &visit)
        : m_visit(visit)
    { }

    static thread_local constinit Handover *waiting;
    static thread_local constinit const Result *taken;

    const Visit &m_visit;
    std::exception_ptr m_failure;
    bool m_isDone = false;
};

template <typename Result>
thread_local constinit Handover<Result> *Handover<Result>::waiting = nullptr;
template <typename Result>
thread_local constinit const Result *Handover<Result>::taken = nullptr;

/// The tree that this thread's next reader of a packed one is to get, and the one that it has got.
thread_local constinit PgQuery__ParseResult *offered = nullptr;
thread_local constinit const PgQuery__ParseResult *lent = nullptr;

template <typename Result>
std::size_t packedSize(const Result &result)
{
    return Handover<Result>::take(result) ? 0 : protobuf_c_message_get_packed_size(&result.base);
}

template <typename Result>
std::size_t packed(const Result &result, std::uint8_t *bytes)
{
    return Handover<Result>::wasTaken(result) ? 0 : protobuf_c_message_pack(&result.base, bytes);
}

}  // namespace

bool handOverTree(const std::function<void()> &call, const std::function<void(const PgQuery__ParseResult &)> &visit)
{
    return Handover<PgQuery__ParseResult>::run(call, visit);
}

bool handOverTokens(const std::function<void()> &call, const std::function<void(const PgQuery__ScanResult &)> &visit)
{
    return Handover<PgQuery__ScanResult>::run(call, visit);
}

bool handBackTree(PgQuery__ParseResult &tree, const std::function<void()> &call)
{
    offered = &tree;
    call();
    lent = nullptr;
    return !std::exchange(offered, nullptr);
}

}  // namespace lockstep

PgQuery__ParseResult *pg_query__parse_result__unpack(ProtobufCAllocator *allocator, std::size_t length,
                                                     const std::uint8_t *bytes)
{
    lockstep::lent = lockstep::offered;
    if (PgQuery__ParseResult *tree = std::exchange(lockstep::offered, nullptr))
        return tree;
    return reinterpret_cast<PgQuery__ParseResult *>(
        protobuf_c_message_unpack(&pg_query__parse_result__descriptor, allocator, length, bytes));
}

void pg_query__parse_result__free_unpacked(PgQuery__ParseResult *message, ProtobufCAllocator *allocator)
{
    if (message && message != lockstep::lent)
        protobuf_c_message_free_unpacked(&message->base, allocator);
}

std::size_t pg_query__parse_result__get_packed_size(const PgQuery__ParseResult *message)
{
    return lockstep::packedSize(*message);
}

std::size_t pg_query__parse_result__pack(const PgQuery__ParseResult *message, std::uint8_t *out)
{
    return lockstep::packed(*message, out);
}

std::size_t pg_query__scan_result__get_packed_size(const PgQuery__ScanResult *message)
{
    return lockstep::packedSize(*message);
}

std::size_t pg_query__scan_result__pack(const PgQuery__ScanResult *message, std::uint8_t *out)
{
    return lockstep::packed(*message, out);
}
