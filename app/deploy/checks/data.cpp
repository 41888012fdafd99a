// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/checks/checks.h"
#include "app/deploy/checks/datarules.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <set>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

using Kind = DataQuestion::Kind;

/// What earlier statements of the plan do to rows that are there.
class Mending
{
public:
    void follow(const DataScene &scene)
    {
        const StatementEffects &statement = scene.script.effects[scene.statement];
        const Script &script = scene.script.script;
        const QString sql = QString::fromUtf8(script.text(script.statements[scene.statement]));
        for (const Effect &effect : statement.effects) {
            if (!effect.deferred)
                take(scene, effect, sql);
        }
        m_runsCode = m_runsCode || !statement.unknown.isEmpty() || !statement.calls.isEmpty();
    }

    /// Rows of the table go, or one of these columns is given other values; or code runs that may do either.
    bool mends(const DataQuestion &question) const
    {
        return m_runsCode || m_emptied.contains(question.relation)
            || std::ranges::any_of(m_writes, [&question](const auto &write) {
                   return write.first == question.relation
                       && (question.columns.isEmpty() || names(write.second, question));
               });
    }

    bool fills(const ObjectName &relation) const { return m_inserts.contains(relation); }

private:
    static bool names(const QString &sql, const DataQuestion &question)
    {
        return std::ranges::any_of(question.columns, [&sql](const QString &column) {
            const QRegularExpression word(u"(?<!\\w)"_s + QRegularExpression::escape(column) + u"(?!\\w)"_s,
                                          QRegularExpression::CaseInsensitiveOption);
            return word.match(sql).hasMatch();
        });
    }

    void take(const DataScene &scene, const Effect &effect, const QString &sql)
    {
        const auto now = scene.schema.find(effect.relation.isEmpty() ? effect.object : effect.relation);
        const auto present = now ? scene.names.table(*now) : std::nullopt;
        switch (effect.kind) {
        case EffectKind::DeleteAll:
        case EffectKind::DeleteWhere:
        case EffectKind::Truncate:
            if (present)
                m_emptied.insert(*present);
            break;
        case EffectKind::UpdateAll:
        case EffectKind::UpdateWhere:
            if (present)
                m_writes.emplace_back(*present, sql);
            break;
        case EffectKind::Insert:
            m_inserts.insert(present.value_or(ObjectName{}));
            break;
        case EffectKind::NotAnalysable:
            m_runsCode = true;
            break;
        default:
            break;
        }
    }

    std::set<ObjectName> m_emptied;
    std::set<ObjectName> m_inserts;
    std::vector<std::pair<ObjectName, QString>> m_writes;
    bool m_runsCode = false;
};

/// All conditions of the plan, in its order, each in the schema that its statement meets.
std::vector<DataQuestion> questionsOf(const CheckInput &input)
{
    std::vector<DataQuestion> questions;
    Replay schema(input.touched->catalog);
    PresentNames names;
    Mending mending;
    for (std::size_t i = 0; i < input.plan.migrations.size(); ++i) {
        const PlannedMigration &planned = input.plan.migrations[i];
        const AnalysedScript &script = input.script(planned);
        const TextMap map(script.script.sql);
        schema.begin(int(i));
        for (std::size_t at = 0; at < script.effects.size(); ++at) {
            const DataScene scene{*input.touched, schema, names, script, at, input.session.serverVersion()};
            for (DataQuestion &question : conditionsOf(scene)) {
                const qsizetype begin = script.script.statements[at].range.begin;
                question.place = u"%1:%2"_s.arg(planned.file, QString::number(map.at(begin).line));
                question.isMended
                    = mending.mends(question) || (question.kind == Kind::Orphan && mending.fills(question.pointsAt));
                questions.push_back(std::move(question));
            }
            mending.follow(scene);
            names.follow(script.effects[at], schema);
            (void)schema.apply(script.effects[at], int(at));
        }
    }
    return questions;
}

QString lineOf(const DataQuestion &question, const DataAnswer &answer)
{
    Message rows = question.rows;
    rows.count = int(answer.rows);
    QString line = u"%1: %2: %3"_s.arg(question.place, question.subject, rows.english());
    if (answer.rows >= rowsCounted)
        line += u" or more"_s;
    if (answer.isSampled)
        line += u", in a sample"_s;
    if (question.isMended)
        line += u"; the plan writes there before"_s;
    else if (question.isUncertain)
        line += u"; what becomes of them is the statement's to say"_s;
    line = onOneLine(line);
    return answer.samples.isEmpty() ? line : line + u"\n    "_s + onOneLine(answer.samples);
}

/// What became of the questions of one kind.
struct Findings
{
    QStringList broken{};
    QStringList open{};  ///< sampled without a find, or not answered
    Outcome outcome = Outcome::Pass;
    int asked = 0;

    void add(Outcome found) { outcome = outcome == Outcome::Fail ? Outcome::Fail : found; }
};

bool isOver(const Error &error, const JobContext &context)
{
    return error.code == ErrorCode::ConnectionLost || context.stopRequested();
}

Status askOne(const CheckInput &input, const DataQuestion &question, Findings &findings)
{
    const auto load = input.touched->loads.find(question.relation);
    const qint64 rows = load == input.touched->loads.end() ? 0 : load->second.rows;
    const auto answer = ask(input.session, question, rows, input.context);
    ++findings.asked;
    if (!answer) {
        if (isOver(answer.error(), input.context))
            return answer.error();
        const QString words = answer.error().sql ? answer.error().sql->message : answer.error().message.english();
        findings.open << u"%1: %2: not answered: %3"_s.arg(question.place, question.subject, words);
        findings.add(Outcome::Warn);
    } else if (answer->rows > 0) {
        findings.broken << lineOf(question, *answer);
        findings.add(question.isMended || question.isUncertain ? Outcome::Warn : Outcome::Fail);
    } else if (answer->isSampled) {
        findings.open << u"%1: %2: nothing found in a sample of about %3 rows"_s.arg(question.place, question.subject,
                                                                                     QString::number(rowsRead));
        findings.add(Outcome::Warn);
    }
    return Done{};
}

CheckAnswer answerOf(const Findings &findings)
{
    const QString detail = (findings.broken + findings.open).join(u'\n');
    if (findings.asked == 0)
        return {.message
                = {QT_TRANSLATE_NOOP("app", "The plan asks nothing of this kind of the rows that are there.")}};
    if (findings.outcome == Outcome::Pass)
        return {.message = {QT_TRANSLATE_N_NOOP("app", "The rows that are there keep %n condition(s) of the plan."),
                            {},
                            findings.asked}};
    if (findings.broken.isEmpty())
        return {Outcome::Warn,
                {QT_TRANSLATE_N_NOOP("app", "%n condition(s) of the plan could not be looked at in every row."),
                 {},
                 int(findings.open.size())},
                detail,
                {QT_TRANSLATE_NOOP("app", "Look yourself, or try the plan on a copy with all rows.")}};
    return {findings.outcome,
            {QT_TRANSLATE_N_NOOP("app", "Rows that are there break %n condition(s) of the plan."),
             {},
             int(findings.broken.size())},
            detail,
            {QT_TRANSLATE_NOOP("app", "Put the rows right first, in a migration before it or by hand.")}};
}

template <Kind... kinds>
Result<CheckAnswer> kept(const CheckInput &input)
{
    if (!input.touched)
        return input.touched.error();
    Findings findings;
    for (const DataQuestion &question : questionsOf(input)) {
        if (((question.kind != kinds) && ...))
            continue;
        if (Status asked = askOne(input, question, findings); !asked)
            return std::move(asked).error();
    }
    return answerOf(findings);
}

}  // namespace

std::span<const CheckRow> dataChecks()
{
    static constexpr std::array rows{
        CheckRow{"data-nulls", QT_TRANSLATE_NOOP("app", "Values missing"), kept<Kind::Null>},
        CheckRow{"data-required-columns", QT_TRANSLATE_NOOP("app", "New required columns"), kept<Kind::Required>},
        CheckRow{"data-duplicates", QT_TRANSLATE_NOOP("app", "Duplicates"), kept<Kind::Duplicate>},
        CheckRow{"data-orphans", QT_TRANSLATE_NOOP("app", "Orphans"), kept<Kind::Orphan>},
        CheckRow{"data-checks", QT_TRANSLATE_NOOP("app", "Conditions"), kept<Kind::Check, Kind::Exclusion>},
        CheckRow{"data-types", QT_TRANSLATE_NOOP("app", "Values for new types"), kept<Kind::Type>},
        CheckRow{"data-partitions", QT_TRANSLATE_NOOP("app", "Partition bounds"), kept<Kind::Partition>},
    };
    return rows;
}

}  // namespace lockstep
