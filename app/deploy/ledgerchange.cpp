// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/ledgerchange.h"

#include "app/deploy/scriptform.h"
#include "app/sql/scanner.h"

#include <QCoreApplication>

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// The ledger's table and what folder and rows say together, at one moment.
struct Moment
{
    LedgerStatus status{};
    Answer rows{};  ///< the whole row as one text, then its columns
};

Status perform(Session &session, const QByteArray &sql, const JobContext &context)
{
    const auto answer = session.execute(sql, context);
    return answer ? Status(Done{}) : Status(answer.error());
}

Result<Moment> lookAt(Session &session, const Workspace &workspace, const LedgerPlace &place, const JobContext &context)
{
    auto status = readStatus(session, workspace.folder, place, context);
    if (!status)
        return std::move(status).error();
    Moment moment{*std::move(status)};
    if (!moment.status.exists)
        return moment;
    // The whole row tells NULL from an empty text.
    auto rows = session.execute("SELECT ledger_row::text AS ledger_row, ledger_row.* FROM "
                                    + moment.status.table.toUtf8() + " AS ledger_row",
                                context);
    if (!rows)
        return std::move(rows).error();
    moment.rows = *std::move(rows);
    return moment;
}

/// The statement with its values in their places.
QString withValues(const QByteArray &sql, const Session::Parameters &parameters)
{
    QByteArray text;
    qsizetype copied = 0;
    for (const Token &token : scan(sql).tokens) {
        const auto number = sql.mid(token.range.begin + 1, token.range.length() - 1).toULongLong();
        if (token.kind != TokenKind::Parameter || number < 1 || number > parameters.size())
            continue;
        const auto &value = parameters[number - 1];
        text += sql.mid(copied, token.range.begin - copied);
        text += value ? quotedLiteral(QString::fromUtf8(*value)) : "NULL";
        copied = token.range.end;
    }
    return shownSql(text + sql.mid(copied));
}

/// Collects what is sent while it lives; questions are left out.
class Witness
{
public:
    explicit Witness(Session &session)
        : m_session(session)
    {
        session.observe([this](const QByteArray &sql, const Session::Parameters &parameters) {
            if (!sql.trimmed().left(6).toUpper().startsWith("SELECT"))
                m_statements << withValues(sql, parameters) + u';';
        });
    }
    ~Witness() { m_session.observe({}); }
    Q_DISABLE_COPY_MOVE(Witness)

    const QStringList &statements() const { return m_statements; }

private:
    Session &m_session;
    QStringList m_statements;
};

std::vector<QStringList> rowsOnlyIn(const Answer &these, const Answer &others)
{
    std::vector<QByteArray> known;
    for (const auto &row : others.rows)
        known.push_back(row[0]);
    std::vector<QStringList> found;
    for (const auto &row : these.rows) {
        if (const auto same = std::ranges::find(known, row[0]); same != known.end()) {
            known.erase(same);
            continue;
        }
        QStringList &cells = found.emplace_back();
        for (std::size_t column = 1; column < row.size(); ++column)
            cells << (row[column].isNull() ? QString() : QString::fromUtf8(row[column]));
    }
    return found;
}

std::optional<MigrationState> stateIn(const LedgerStatus &status, const QString &name)
{
    const auto found = std::ranges::find(status.migrations, name, &MigrationStatus::name);
    return found == status.migrations.end() ? std::nullopt : std::optional(found->state);
}

std::vector<LedgerChange::StateChange> stateChanges(const LedgerStatus &before, const LedgerStatus &after)
{
    std::vector<LedgerChange::StateChange> changes;
    for (const MigrationStatus &row : after.migrations) {
        if (const auto was = stateIn(before, row.name); was != row.state)
            changes.push_back({row.name, was, row.state, row.problem, row.isPassedBy, row.stops});
    }
    for (const MigrationStatus &row : before.migrations) {
        if (!stateIn(after, row.name))
            changes.push_back({row.name, row.state, std::nullopt});
    }
    return changes;
}

bool isSame(const LedgerChange &left, const LedgerChange &right)
{
    const auto same = [](const LedgerChange::StateChange &one, const LedgerChange::StateChange &other) {
        return one.migration == other.migration && one.before == other.before && one.after == other.after;
    };
    return left.makesTable == right.makesTable && left.removed.size() == right.removed.size()
        && left.added.size() == right.added.size() && std::ranges::equal(left.states, right.states, same);
}

Error ledgerMoved()
{
    return {ErrorCode::PlanChanged,
            {QT_TRANSLATE_NOOP("app", "The ledger has changed since this was shown. Nothing was written.")},
            {},
            {QT_TRANSLATE_NOOP("app", "Look at what would happen now, then decide again.")}};
}

Status write(Session &session, const Ledger &ledger, const LedgerPlace &place, const Migration &migration,
             LedgerMark mark, const JobContext &context)
{
    if (mark == LedgerMark::Reverted)
        return ledger.markReverted(session, place, migration, context);
    if (Status made = ledger.create(session, place, context); !made)
        return made;
    return ledger.markApplied(session, place, migration, context);
}

/// Some ledgers cannot say everything of every migration: one that keeps the newest alone knows no gaps.
Status requireMarked(const LedgerStatus &status, const Migration &migration, LedgerMark mark)
{
    const auto state = stateIn(status, migration.name);
    const bool counts = state == MigrationState::Applied || state == MigrationState::Changed
        || state == MigrationState::Missing || state == MigrationState::Baseline;
    if (migration.repeat != Repeat::Once || migration.isBaseline || counts == (mark == LedgerMark::Applied))
        return Done{};
    return Error{
        ErrorCode::BadRequest,
        {mark == LedgerMark::Applied
             ? QT_TRANSLATE_NOOP("app", "This ledger cannot have %1 as applied while others are as they are.")
             : QT_TRANSLATE_NOOP("app", "This ledger cannot have %1 as not applied while others are as they are."),
         {migration.name}},
        {},
        {QT_TRANSLATE_NOOP("app", "Its tool tells them by their order: resolve the newest ones first.")}};
}

Result<LedgerChange> writeAndLook(Session &session, const Workspace &workspace, const LedgerPlace &place,
                                  const Migration &migration, LedgerMark mark, const JobContext &context)
{
    const auto before = lookAt(session, workspace, place, context);
    if (!before)
        return before.error();
    const Ledger &ledger = *ledgerOf(workspace.folder.layout);
    const auto settled = settledPlace(session, ledger, place, context);
    if (!settled)
        return settled.error();
    QStringList statements;
    {
        const Witness witness(session);
        if (Status written = write(session, ledger, *settled, migration, mark, context); !written)
            return std::move(written).error();
        statements = witness.statements();
    }
    const auto after = lookAt(session, workspace, place, context);
    if (!after)
        return after.error();
    if (Status marked = requireMarked(after->status, migration, mark); !marked)
        return std::move(marked).error();
    return LedgerChange{.makesTable = after->status.exists && !before->status.exists,
                        .columns = after->rows.columns.mid(1),
                        .removed = rowsOnlyIn(before->rows, after->rows),
                        .added = rowsOnlyIn(after->rows, before->rows),
                        .states = stateChanges(before->status, after->status),
                        .statements = statements};
}

}  // namespace

QString stateText(std::optional<MigrationState> state)
{
    return state ? QString(migrationStateId(*state)) : u"-"_s;
}

Result<LedgerChange> changeLedger(Session &session, const Workspace &workspace, const LedgerPlace &place,
                                  const Migration &migration, LedgerMark mark, const LedgerChange *shown,
                                  const JobContext &context)
{
    if (Status begun = perform(session, "BEGIN", context); !begun)
        return std::move(begun).error();
    auto changed = writeAndLook(session, workspace, place, migration, mark, context);
    if (changed && shown && isSame(*changed, *shown)) {
        Status committed = perform(session, "COMMIT", context);
        return committed ? std::move(changed) : std::move(committed).error();
    }
    // Without the job's stop: an open transaction would keep its locks. A broken link has rolled back already.
    (void)perform(session, "ROLLBACK", {});
    return changed && shown ? Result<LedgerChange>(ledgerMoved()) : std::move(changed);
}

}  // namespace lockstep
