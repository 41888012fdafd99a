// SPDX-License-Identifier: GPL-3.0-or-later

// Recall and precision over real histories, against a record of what is true of them.

#include "app/sql/effects.h"

#include <QtTest>

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
};

/// How the record spells what only running a dynamic statement would tell.
QString spelled(QString object)
{
    return object.replace(u"…"_s, u"xx"_s);
}

QString rendered(const Operation &operation)
{
    return u"%1 %2 %3:%4"_s.arg(effectKindId(operation.kind), operation.object, operation.file).arg(operation.line);
}

/// Takes the pairs out that agree, first by line, then by object: the record gives a change inside WITH the line of the
/// whole statement, where an effect has the change's own.
template <typename Agree>
int takePairs(std::vector<Operation> &expected, std::vector<Operation> &found, Agree agree)
{
    return int(std::erase_if(expected, [&found, &agree](const Operation &one) {
        const auto same = std::ranges::find_if(
            found, [&](const Operation &other) { return one.kind == other.kind && agree(one, other); });
        if (same == found.end())
            return false;
        found.erase(same);
        return true;
    }));
}

struct Tally
{
    int told = 0;
    int seen = 0;
    int matched = 0;
    std::vector<Operation> missed{};
    std::vector<Operation> surplus{};

    void add(std::vector<Operation> expected, std::vector<Operation> found)
    {
        told += int(expected.size());
        seen += int(found.size());
        matched += takePairs(expected, found, [](const Operation &a, const Operation &b) {
            return a.line == b.line && a.object == b.object;
        });
        matched += takePairs(expected, found, [](const Operation &a, const Operation &b) { return a.line == b.line; });
        matched
            += takePairs(expected, found, [](const Operation &a, const Operation &b) { return a.object == b.object; });
        std::ranges::move(expected, std::back_inserter(missed));
        std::ranges::move(found, std::back_inserter(surplus));
    }
    double recall() const { return double(matched) / std::max(1, told); }
    double precision() const { return double(matched) / std::max(1, seen); }
};

/// The side of the file that runs: what a tool keeps for the way back in comments is not SQL here.
bool counts(const QJsonObject &item, const QStringList &places)
{
    return places.contains(item["where"_L1].toString());
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void report(const char *what, const Tally &tally)
{
    qInfo("%s: recall %.4f, precision %.4f, of %d", what, tally.recall(), tally.precision(), tally.told);
    for (const Operation &operation : tally.missed)
        qInfo("  missed %s", qPrintable(rendered(operation)));
    for (const Operation &operation : tally.surplus)
        qInfo("  too many %s", qPrintable(rendered(operation)));
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
        report("when the file runs", m_now);
        report("in function bodies", m_later);
        QVERIFY(m_now.recall() >= 0.995);
        QVERIFY(m_now.precision() >= 0.995);
        QVERIFY(m_later.recall() >= 0.95);
        QVERIFY(m_later.precision() >= 0.95);
    }

private:
    void compare(const QString &file, const QJsonObject &truth, const QByteArray &sql)
    {
        std::vector<Operation> now;
        std::vector<Operation> later;
        for (const QJsonValue &value : truth["items"_L1].toArray()) {
            const QJsonObject item = value.toObject();
            const Operation operation{file, kinds.value(item["kind"_L1].toString()), item["object"_L1].toString(),
                                      item["at"_L1].toInt(item["line"_L1].toInt())};
            if (counts(item, {u"top"_s, u"do_block"_s}))
                now.push_back(operation);
            else if (counts(item, {u"function_body"_s}))
                later.push_back(operation);
        }
        m_now.add(now, found(file, sql, false));
        m_later.add(later, found(file, sql, true));
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
                    operations.push_back({file, effect.kind, spelled(effect.object), map.at(effect.range.begin).line});
            }
        }
        return operations;
    }

    Tally m_now;
    Tally m_later;
};

QTEST_GUILESS_MAIN(CorpusTest)
#include "tst_corpus.moc"
