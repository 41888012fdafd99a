// SPDX-License-Identifier: GPL-3.0-or-later

// Recall and precision over real histories, against a record of what is true of them.

#include "app/sql/effects.h"

#include <QtTest>

#include <map>
#include <numeric>

using namespace lockstep;
using namespace Qt::StringLiterals;

namespace {

const QHash<QString, EffectKind> kinds{
    {u"drop_column"_s, EffectKind::DropColumn},
    {u"drop_constraint"_s, EffectKind::DropConstraint},
    {u"drop_table"_s, EffectKind::DropTable},
    {u"drop_index"_s, EffectKind::DropIndex},
    {u"update_where"_s, EffectKind::UpdateWhere},
    {u"replace_function"_s, EffectKind::ReplaceFunction},
    {u"alter_column_type"_s, EffectKind::AlterColumnType},
    {u"drop_function"_s, EffectKind::DropFunction},
    {u"drop_procedure"_s, EffectKind::DropFunction},
    {u"drop_not_null"_s, EffectKind::DropNotNull},
    {u"set_not_null"_s, EffectKind::SetNotNull},
    {u"drop_trigger"_s, EffectKind::DropTrigger},
    {u"delete_where"_s, EffectKind::DeleteWhere},
    {u"add_enum_value"_s, EffectKind::AddEnumValue},
    {u"drop_type"_s, EffectKind::DropType},
    {u"update_all"_s, EffectKind::UpdateAll},
    {u"rename_column"_s, EffectKind::RenameColumn},
    {u"drop_default"_s, EffectKind::DropDefault},
    {u"rename_type"_s, EffectKind::RenameType},
    {u"replace_view"_s, EffectKind::ReplaceView},
    {u"drop_matview"_s, EffectKind::DropMaterializedView},
    {u"rename_index"_s, EffectKind::RenameOther},
    {u"rename_constraint"_s, EffectKind::RenameOther},
    {u"drop_view"_s, EffectKind::DropView},
    {u"truncate"_s, EffectKind::Truncate},
    {u"drop_schema"_s, EffectKind::DropSchema},
    {u"rename_table"_s, EffectKind::RenameTable},
    {u"delete_all"_s, EffectKind::DeleteAll},
    {u"drop_sequence"_s, EffectKind::DropSequence},
    {u"drop_extension"_s, EffectKind::DropExtension},
    {u"disable_trigger"_s, EffectKind::DisableTrigger},
    {u"rename_enum_value"_s, EffectKind::RenameEnumValue},
    {u"dynamic_unresolved"_s, EffectKind::NotAnalysable},
};

/// One operation, told or found.
struct Operation
{
    QString file;
    EffectKind kind{};
    QString object;
    int line = 0;
    QString place{};  ///< "top", "do_block" or "function_body"
    QString reason{};  ///< why the record and we may differ over it; empty: no reason
};

/// How the record spells what only running a dynamic statement would tell.
QString spelled(QString object)
{
    return object.replace(u"…"_s, u"xx"_s);
}

QString rendered(const Operation &operation)
{
    return u"%1 %2 %3:%4 (%5)"_s.arg(effectKindId(operation.kind), operation.object, operation.file)
        .arg(operation.line)
        .arg(operation.reason.isEmpty() ? u"no reason"_s : operation.reason);
}

/// What there is of one kind.
struct Row
{
    QHash<QString, int> told{};  ///< by place
    QHash<QString, int> matched{};
    int seen = 0;
    int surplus = 0;
};

/// Recall and precision, by kind.
class Tally
{
public:
    /// Pairs are what agrees, first in line and object, then in one of the two: the record gives a change inside WITH
    /// the line of the whole statement, where an effect has the change's own.
    void add(std::vector<Operation> expected, std::vector<Operation> found)
    {
        for (const Operation &one : expected)
            ++m_rows[one.kind].told[one.place];
        for (const Operation &one : found)
            ++m_rows[one.kind].seen;
        takePairs(expected, found,
                  [](const Operation &a, const Operation &b) { return a.line == b.line && a.object == b.object; });
        takePairs(expected, found, [](const Operation &a, const Operation &b) { return a.line == b.line; });
        takePairs(expected, found, [](const Operation &a, const Operation &b) { return a.object == b.object; });
        for (const Operation &one : found)
            ++m_rows[one.kind].surplus;
        std::ranges::move(expected, std::back_inserter(m_missed));
        std::ranges::move(found, std::back_inserter(m_surplus));
    }
    double recall() const { return 1 - double(m_missed.size()) / std::max(1, told()); }
    double precision() const { return 1 - double(m_surplus.size()) / std::max(1, seen()); }
    int withoutReason() const
    {
        const auto count = [](const std::vector<Operation> &all) {
            return int(std::ranges::count_if(all, [](const Operation &one) { return one.reason.isEmpty(); }));
        };
        return count(m_missed) + count(m_surplus);
    }
    void print(const char *what, const QStringList &places) const;

private:
    template <typename Agree>
    void takePairs(std::vector<Operation> &expected, std::vector<Operation> &found, Agree agree)
    {
        std::erase_if(expected, [&](const Operation &one) {
            const auto same = std::ranges::find_if(
                found, [&](const Operation &other) { return one.kind == other.kind && agree(one, other); });
            if (same == found.end())
                return false;
            ++m_rows[one.kind].matched[one.place];
            found.erase(same);
            return true;
        });
    }
    int told() const
    {
        return std::accumulate(m_rows.begin(), m_rows.end(), 0, [](int sum, const auto &row) {
            return std::accumulate(row.second.told.begin(), row.second.told.end(), sum);
        });
    }
    int seen() const
    {
        return std::accumulate(m_rows.begin(), m_rows.end(), 0,
                               [](int sum, const auto &row) { return sum + row.second.seen; });
    }

    std::map<EffectKind, Row> m_rows;
    std::vector<Operation> m_missed;
    std::vector<Operation> m_surplus;
};

void Tally::print(const char *what, const QStringList &places) const
{
    qInfo("%s: recall %.4f of %d, precision %.4f of %d", what, recall(), told(), precision(), seen());
    for (const auto &[kind, row] : m_rows) {
        QStringList cells;
        for (const QString &place : places)
            cells << u"%1 %2/%3"_s.arg(place).arg(row.matched.value(place)).arg(row.told.value(place));
        qInfo("  %-22s found %s, too many %d of %d", qPrintable(effectKindId(kind)), qPrintable(cells.join(u", "_s)),
              row.surplus, row.seen);
    }
    for (const Operation &operation : m_missed)
        qInfo("  missed %s", qPrintable(rendered(operation)));
    for (const Operation &operation : m_surplus)
        qInfo("  too many %s", qPrintable(rendered(operation)));
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

class CorpusTest : public QObject
{
    Q_OBJECT

private slots:
    void destructiveOperationsAreFound()
    {
        const QString folder = QStringLiteral(LOCKSTEP_SHARED_DIR "/corpus/");
        const QByteArray truth = contents(folder + u"truth.json"_s);
        if (truth.isEmpty())
            QSKIP("the collection of real histories is not here");
        const QJsonObject files = QJsonDocument::fromJson(truth).object()["files"_L1].toObject();
        for (auto it = files.begin(); it != files.end(); ++it)
            compare(it.key(), it.value().toObject(), contents(folder + it.key()));
        m_now.print("when the file runs", {u"top"_s, u"do_block"_s});
        m_later.print("in function bodies", {u"function_body"_s});
        QVERIFY(m_now.recall() > 0.99);
        QVERIFY(m_now.precision() > 0.99);
        QCOMPARE(m_now.withoutReason(), 0);
        QVERIFY(m_later.recall() >= 0.95);
        QVERIFY(m_later.precision() >= 0.95);
    }

private:
    void compare(const QString &file, const QJsonObject &truth, const QByteArray &sql)
    {
        const bool isParsed = truth["parse"_L1].toString() == "ok"_L1;
        const QSet<int> refused = linesRefused(sql);
        std::vector<Operation> now;
        std::vector<Operation> later;
        for (const QJsonValue &value : truth["items"_L1].toArray()) {
            const QJsonObject item = value.toObject();
            Operation operation{file,
                                kinds.value(item["kind"_L1].toString()),
                                item["object"_L1].toString(),
                                item["at"_L1].toInt(item["line"_L1].toInt()),
                                item["where"_L1].toString(),
                                {}};
            if (!isParsed || refused.contains(operation.line))
                operation.reason = u"not SQL as it stands: the tool's own reader makes it so, or it never ran"_s;
            // What a tool keeps for the way back in comments is not SQL here.
            if (operation.place == "top"_L1 || operation.place == "do_block"_L1)
                now.push_back(operation);
            else if (operation.place == "function_body"_L1)
                later.push_back(operation);
        }
        std::vector<Operation> foundNow = found(file, sql, false);
        for (Operation &operation : foundNow)
            operation.reason = reasonFor(operation, later);
        m_now.add(now, std::move(foundNow));
        m_later.add(later, found(file, sql, true));
    }

    /// The lines of statements that the grammar refuses.
    static QSet<int> linesRefused(const QByteArray &sql)
    {
        QSet<int> lines;
        const TextMap map(sql);
        for (const Statement &statement : readScript(sql).statements) {
            if (!statement.problem)
                continue;
            for (int line = map.at(statement.range.begin).line; line <= map.at(statement.range.end).line; ++line)
                lines.insert(line);
        }
        return lines;
    }

    /// Why an operation may be one that the record does not have among those that happen at once.
    static QString reasonFor(const Operation &operation, const std::vector<Operation> &later)
    {
        const bool isCalled = std::ranges::any_of(later, [&operation](const Operation &one) {
            return one.kind == operation.kind && one.line == operation.line;
        });
        if (isCalled)
            return u"the file calls the function itself"_s;
        if (operation.place != "do_block"_L1)
            return {};
        if (operation.kind == EffectKind::ReplaceFunction)
            return u"the record leaves those in DO blocks out"_s;
        return operation.kind == EffectKind::NotAnalysable ? u"an EXECUTE of what a query gives"_s : QString();
    }

    /// The kinds that the record knows; of what cannot be known, only dynamic statements.
    static std::vector<Operation> found(const QString &file, const QByteArray &sql, bool deferred)
    {
        const TextMap map(sql);
        const QList<EffectKind> wanted = kinds.values();
        std::vector<Operation> operations;
        for (const StatementEffects &statement : analyse(readScript(sql))) {
            for (const Effect &effect : statement.effects) {
                const bool told = effect.kind != EffectKind::NotAnalysable || effect.within == Within::Execute;
                if (wanted.contains(effect.kind) && told && effect.deferred == deferred)
                    operations.push_back({file, effect.kind, spelled(effect.object), map.at(effect.range.begin).line,
                                          effect.within == Within::Nothing ? u"top"_s : u"do_block"_s});
            }
        }
        return operations;
    }

    Tally m_now;
    Tally m_later;
};

QTEST_GUILESS_MAIN(CorpusTest)
#include "tst_corpus.moc"
