// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/schema/replay.h"

#include "app/schema/replaymodel.h"
#include "app/sql/quoting.h"

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

/// DROP … a, b CASCADE is one operation to the server: b may be gone with a.
std::optional<ReplayNote> appliedFurther(ReplayModel &model, const LocatedChange &located)
{
    const auto *drop = std::get_if<change::DropObject>(&located.change);
    if (!drop || !drop->cascade)
        return applied(model, located);
    LocatedChange lenient = located;
    std::get<change::DropObject>(lenient.change).ifExists = true;
    return applied(model, lenient);
}

}  // namespace

Replay::Replay()
    : Replay(Snapshot{.schemas = {u"public"_s}})
{ }

Replay::Replay(Snapshot start)
    : m_model(std::make_unique<ReplayModel>())
{
    m_model->snapshot() = std::move(start);
    for (const auto &[name, table] : snapshot().tables)
        m_model->touch(name);
    for (const auto &[name, view] : snapshot().views)
        m_model->touch(name);
}

Replay::~Replay() = default;

void Replay::doubt(const SchemaChange &change)
{
    if (const auto *altered = std::get_if<change::AlterTable>(&change))
        m_doubtful.insert(altered->name.name);
    if (const auto *made = std::get_if<change::CreateTable>(&change))
        m_doubtful.insert(made->name.name);
    if (const auto *dropped = std::get_if<change::DropObject>(&change))
        m_doubtful.insert(dropped->name.name);
    if (const auto *renamed = std::get_if<change::Rename>(&change))
        m_doubtful << renamed->name.name << renamed->newName;
}

const Snapshot &Replay::snapshot() const
{
    return m_model->snapshot();
}

Snapshot Replay::takeSnapshot()
{
    return std::move(m_model->snapshot());
}

std::vector<ReplayNote> Replay::apply(const std::vector<StatementEffects> &statements, int migration)
{
    std::vector<ReplayNote> notes;
    begin(migration);
    for (std::size_t index = 0; index < statements.size(); ++index) {
        auto found = apply(statements[index], int(index));
        std::ranges::move(found, std::back_inserter(notes));
    }
    return notes;
}

void Replay::begin(int migration)
{
    m_model->setSearchPath({});
    m_model->origin = {migration};
}

std::vector<ReplayNote> Replay::apply(const StatementEffects &statement, int index)
{
    std::vector<ReplayNote> notes;
    m_model->origin.statement = index;
    bool isFirst = true;
    for (const LocatedChange &change : statement.changes) {
        auto note = std::exchange(isFirst, false) ? applied(*m_model, change) : appliedFurther(*m_model, change);
        if (change.isConditional || (note && note->wouldFail))
            doubt(change.change);
        if (note) {
            note->statement = std::size_t(index);
            notes.push_back(*std::move(note));
        }
    }
    return notes;
}

std::optional<ObjectName> Replay::find(const QString &relation) const
{
    const QStringList parts = identifiersOf(relation);
    return m_model->findRelation({parts.size() > 1 ? parts[parts.size() - 2] : QString(), parts.back()});
}

std::optional<ObjectName> Replay::find(const WrittenName &relation) const
{
    return m_model->findRelation(relation);
}

std::optional<ObjectName> Replay::findType(const WrittenName &type) const
{
    return m_model->findType(type);
}

const TableShape *Replay::table(const QString &name) const
{
    const auto found = find(name);
    const auto table = found ? m_model->snapshot().tables.find(*found) : m_model->snapshot().tables.end();
    return table == m_model->snapshot().tables.end() ? nullptr : &table->second;
}

QString Replay::typeText(const WrittenType &type) const
{
    try {
        return m_model->typeText(type);
    } catch (const ReplayFailure &) {
        return {};
    }
}

}  // namespace lockstep
