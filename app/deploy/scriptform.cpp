// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/scriptform.h"

#include "app/deploy/ownblocks.h"
#include "app/sql/notunderstood.h"
#include "app/sql/secrets.h"

#include <QCoreApplication>

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype longestShownSql = 16 * 1024;

enum class Refusal { None, Command, LineGoesOn, BinaryRows, CutOffRows };

/// "COPY BINARY t …", "… WITH BINARY", "… (FORMAT binary)".
bool isBinary(const QByteArray &copy)
{
    const ScanResult scanned = scan(copy);
    QByteArray before;
    for (const Token &token : scanned.tokens) {
        QByteArray word = copy.mid(token.range.begin, token.range.length()).toUpper();
        word.replace('\'', "").replace('"', "");
        if (word == "BINARY" && (before == "COPY" || before == "WITH" || before == "STDIN" || before == "FORMAT"))
            return true;
        if (token.kind != TokenKind::Comment)
            before = word;
    }
    return false;
}

/// Rows without an end of their own go to the end of the file: past the section that is to run.
bool areRowsCutOff(const SqlFile &file, const Statement &statement)
{
    const ByteRange &rows = *statement.rows;
    return file.section && !file.isFilled && rows.end == file.bytes.size()
        && file.bytes.mid(rows.begin, rows.length()) != file.section->mid(rows.begin, rows.length());
}

/// Statements the parser cannot read are left to the server, which may be newer; these it never gets to see as SQL.
Refusal refusalOf(const SqlFile &file, const Script &script, const Statement &statement)
{
    if (statement.problem && script.sql[statement.range.begin] == '\\')
        return Refusal::Command;
    if (!statement.rows)
        return Refusal::None;
    if (statement.problem && !isForServers(*statement.problem))
        return Refusal::LineGoesOn;
    if (isBinary(script.text(statement)))
        return Refusal::BinaryRows;
    return areRowsCutOff(file, statement) ? Refusal::CutOffRows : Refusal::None;
}

Error obstacleAt(const Migration &migration, int line, Message message, Message hint)
{
    return {.code = ErrorCode::FileMalformed,
            .message = std::move(message),
            .hint = std::move(hint),
            .file = migration.forward.path,
            .line = line};
}

Error commandObstacle(const Migration &migration, int line)
{
    return obstacleAt(
        migration, line,
        {QT_TRANSLATE_NOOP("app", "%1 contains a psql command, which only psql understands."), {migration.name}},
        {QT_TRANSLATE_NOOP("app", "Write what the command does as SQL, or remove the line.")});
}

Error copyObstacle(const Migration &migration, int line, Refusal refusal)
{
    switch (refusal) {
    case Refusal::BinaryRows:
        return obstacleAt(
            migration, line,
            {QT_TRANSLATE_NOOP("app",
                               "%1 reads rows in the binary format from COPY … FROM stdin, which no file of "
                               "SQL can hold."),
             {migration.name}},
            {QT_TRANSLATE_NOOP("app", "Write the rows in the text or CSV format.")});
    case Refusal::CutOffRows:
        return obstacleAt(
            migration, line,
            {QT_TRANSLATE_NOOP("app",
                               "The rows of COPY … FROM stdin in %1 have no end before the next section begins."),
             {migration.name}},
            {QT_TRANSLATE_NOOP("app", "End them with a line of “\\.” alone.")});
    default:
        return obstacleAt(
            migration, line,
            {QT_TRANSLATE_NOOP("app",
                               "In %1 the line goes on behind COPY … FROM stdin; its rows begin on the next one."),
             {migration.name}},
            {QT_TRANSLATE_NOOP("app", "End the line with the semicolon, and move what follows behind the rows.")});
    }
}

Error boundaryObstacle(const Migration &migration, int line)
{
    return obstacleAt(
        migration, line,
        {QT_TRANSLATE_NOOP("app",
                           "%1 begins or ends transactions in a way that cannot be followed: not every BEGIN has its "
                           "COMMIT."),
         {migration.name}},
        {QT_TRANSLATE_NOOP("app",
                           "Close every BEGIN with a plain COMMIT, without ROLLBACK, PREPARE TRANSACTION or AND CHAIN, "
                           "or leave them all out.")});
}

Error outsideObstacle(const Migration &migration, int line)
{
    return obstacleAt(
        migration, line,
        {QT_TRANSLATE_NOOP("app",
                           "%1 has a statement that PostgreSQL refuses inside a transaction, and a BEGIN around it."),
         {migration.name}},
        {QT_TRANSLATE_NOOP("app",
                           "Remove BEGIN and COMMIT from the file, or move the statement to a file of its own.")});
}

int lineOf(const AnalysedScript &script, std::size_t index)
{
    return TextMap(script.script.sql).at(script.script.statements[index].range.begin).line;
}

bool runsOutside(const StatementEffects &effects)
{
    return effects.transaction == TransactionNeed::Outside;
}

bool isControl(const StatementEffects &effects)
{
    return effects.control != TransactionControl::None && effects.control != TransactionControl::Savepoint;
}

std::size_t firstControl(const AnalysedScript &script)
{
    return std::size_t(std::ranges::find_if(script.effects, isControl) - script.effects.begin());
}

/// The first statement that PostgreSQL refuses inside a transaction and that stands in one.
std::optional<std::size_t> firstEnclosed(const AnalysedScript &script, const std::vector<OwnBlock> &blocks)
{
    for (std::size_t index = 0; index < script.effects.size(); ++index) {
        if (runsOutside(script.effects[index]) && blockAround(blocks, index))
            return index;
    }
    return std::nullopt;
}

}  // namespace

OwnTransaction ownTransaction(const AnalysedScript &script)
{
    const auto controls = std::ranges::count_if(script.effects, isControl);
    if (controls == 0)
        return OwnTransaction::None;
    if (controls == 1 && script.effects.back().control == TransactionControl::Commit)
        return OwnTransaction::Ends;
    const auto blocks = ownBlocks(script);
    if (!blocks)
        return OwnTransaction::Broken;
    const OwnBlock &first = blocks->front();
    const bool isWhole = first.begin == 0 && first.commit + 1 == script.effects.size();
    return isWhole ? OwnTransaction::Whole : OwnTransaction::Parts;
}

bool isTransactional(const AnalysedScript &script)
{
    const OwnTransaction own = ownTransaction(script);
    return std::ranges::none_of(script.effects, runsOutside)
        && (own == OwnTransaction::None || own == OwnTransaction::Whole || own == OwnTransaction::Ends);
}

std::vector<Error> scriptObstacles(const Migration &migration, const AnalysedScript &script)
{
    std::vector<Error> obstacles;
    if (!migration.problem.isEmpty())
        obstacles.push_back(obstacleAt(migration, 0, migration.problem,
                                       {QT_TRANSLATE_NOOP("app", "Repair the file %1."), {migration.forward.path}}));
    const TextMap map(script.script.sql);
    for (const Statement &statement : script.script.statements) {
        const Refusal refusal = refusalOf(migration.forward, script.script, statement);
        const int line = refusal == Refusal::None ? 0 : map.at(statement.range.begin).line;
        if (refusal == Refusal::Command)
            obstacles.push_back(commandObstacle(migration, line));
        else if (refusal != Refusal::None)
            obstacles.push_back(copyObstacle(migration, line, refusal));
    }
    const auto blocks = ownBlocks(script);
    if (ownTransaction(script) == OwnTransaction::Broken)
        obstacles.push_back(boundaryObstacle(migration, lineOf(script, firstControl(script))));
    else if (const auto enclosed = blocks ? firstEnclosed(script, *blocks) : std::nullopt)
        obstacles.push_back(outsideObstacle(migration, lineOf(script, *enclosed)));
    return obstacles;
}

QString shownSql(const QByteArray &sql)
{
    QByteArray shown;
    qsizetype copied = 0;
    for (const ByteRange &range : passwordTexts(sql)) {
        shown += sql.mid(copied, range.begin - copied) + "'***'";
        copied = range.end;
    }
    const QString text = QString::fromUtf8(shown + sql.mid(copied));
    return text.size() <= longestShownSql ? text : text.left(longestShownSql) + u'…';
}

}  // namespace lockstep
