// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/schema/replay.h"

#include "app/schema/replaymodel.h"

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

/// Applies one change; what fails where errors are caught or a branch looks first leaves all as it was.
std::optional<ReplayNote> applied(ReplayModel &model, const LocatedChange &located)
{
    if (const auto *unknown = std::get_if<change::Unknown>(&located.change))
        return ReplayNote{0, located.range, {}, false, unknown->why};
    try {
        std::visit(
            [&model](const auto &change) {
                if constexpr (!std::is_same_v<std::decay_t<decltype(change)>, change::Unknown>)
                    apply(model, change);
            },
            located.change);
    } catch (const ReplayFailure &failure) {
        if (!located.isConditional && !located.isGuarded)
            return ReplayNote{0, located.range, failure.object, true, failure.why};
    }
    return std::nullopt;
}

}  // namespace

Replay::Replay()
    : Replay(Snapshot{.schemas = {u"public"_s}})
{ }

Replay::Replay(Snapshot start)
    : m_model(std::make_unique<ReplayModel>())
{
    m_model->snapshot() = std::move(start);
}

Replay::~Replay() = default;

const Snapshot &Replay::snapshot() const
{
    return m_model->snapshot();
}

std::vector<ReplayNote> Replay::apply(const std::vector<StatementEffects> &statements)
{
    std::vector<ReplayNote> notes;
    m_model->setSearchPath({});
    for (std::size_t index = 0; index < statements.size(); ++index) {
        for (const LocatedChange &change : statements[index].changes) {
            if (auto note = applied(*m_model, change)) {
                note->statement = index;
                notes.push_back(*std::move(note));
            }
        }
    }
    return notes;
}

}  // namespace lockstep
