// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/plancomments.h"

#include "app/sql/scanner.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// A COMMENT statement cut into its parts, each as SQL as written.
struct WrittenComment
{
    QString kind{};  ///< "TABLE", "MATERIALIZED VIEW"
    QByteArray name{};
    QByteArray holder{};  ///< of a constraint, trigger or policy: the table; of a column, what it is in
    QByteArray text{};  ///< a literal, or NULL
    QStringList identifiers{};  ///< all that stand in the name
};

/// How a comment is found: a query with %1 for the name and %2 for its holder, both as literals of SQL.
struct Lookup
{
    QLatin1StringView kind;
    const char *query;
};

constexpr auto ofRelation
    = "SELECT obj_description(o.oid, 'pg_class') FROM pg_class AS o WHERE o.oid = to_regclass(%1)";
constexpr auto ofType = "SELECT obj_description(o.oid, 'pg_type') FROM pg_type AS o WHERE o.oid = to_regtype(%1)";
constexpr auto ofRoutine = "SELECT obj_description(o.oid, 'pg_proc') FROM pg_proc AS o WHERE o.oid = "
                           "coalesce(to_regprocedure(%1), CASE WHEN %1 !~ '[(]' THEN to_regproc(%1)::oid END)";

constexpr Lookup lookups[] = {
    {"TABLE"_L1, ofRelation},
    {"VIEW"_L1, ofRelation},
    {"MATERIALIZED VIEW"_L1, ofRelation},
    {"FOREIGN TABLE"_L1, ofRelation},
    {"INDEX"_L1, ofRelation},
    {"SEQUENCE"_L1, ofRelation},
    {"TYPE"_L1, ofType},
    {"DOMAIN"_L1, ofType},
    {"FUNCTION"_L1, ofRoutine},
    {"PROCEDURE"_L1, ofRoutine},
    {"ROUTINE"_L1, ofRoutine},
    {"COLUMN"_L1,
     "SELECT col_description(o.attrelid, o.attnum) FROM pg_attribute AS o WHERE o.attrelid = "
     "to_regclass(%2) AND o.attname = (parse_ident(%1))[1] AND NOT o.attisdropped"},
    {"CONSTRAINT"_L1,
     "SELECT obj_description(o.oid, 'pg_constraint') FROM pg_constraint AS o WHERE o.conrelid = "
     "to_regclass(%2) AND o.conname = (parse_ident(%1))[1]"},
    {"TRIGGER"_L1,
     "SELECT obj_description(o.oid, 'pg_trigger') FROM pg_trigger AS o WHERE o.tgrelid = "
     "to_regclass(%2) AND o.tgname = (parse_ident(%1))[1]"},
    {"POLICY"_L1,
     "SELECT obj_description(o.oid, 'pg_policy') FROM pg_policy AS o WHERE o.polrelid = "
     "to_regclass(%2) AND o.polname = (parse_ident(%1))[1]"},
    {"SCHEMA"_L1,
     "SELECT obj_description(o.oid, 'pg_namespace') FROM pg_namespace AS o WHERE o.nspname = "
     "(parse_ident(%1))[1]"},
};

const Lookup *lookupOf(const QString &kind)
{
    const auto found = std::ranges::find(lookups, kind, &Lookup::kind);
    return found == std::end(lookups) ? nullptr : found;
}

class CommentReader
{
public:
    explicit CommentReader(const QByteArray &sql)
        : m_sql(sql)
        , m_tokens(scan(sql).tokens)
    {
        std::erase_if(m_tokens, [](const Token &token) { return token.kind == TokenKind::Comment; });
    }
    std::optional<WrittenComment> read();

private:
    QByteArray text(std::size_t i) const
    {
        return i < m_tokens.size() ? m_sql.mid(m_tokens[i].range.begin, m_tokens[i].range.length()) : QByteArray();
    }
    bool is(std::size_t i, const char *word) const { return text(i).compare(word, Qt::CaseInsensitive) == 0; }
    QByteArray between(std::size_t first, std::size_t last) const
    {
        if (first >= last)
            return {};
        const qsizetype begin = m_tokens[first].range.begin;
        return m_sql.mid(begin, m_tokens[last - 1].range.end - begin);
    }
    void takeName(std::size_t first, std::size_t last, WrittenComment &comment) const;

    QByteArray m_sql;
    std::vector<Token> m_tokens{};
};

/// "c ON t" of what hangs from a table, "t.c" of a column.
void CommentReader::takeName(std::size_t first, std::size_t last, WrittenComment &comment) const
{
    for (std::size_t i = first; i < last; ++i) {
        const QByteArray part = text(i);
        const bool isQuoted = m_tokens[i].kind == TokenKind::QuotedIdentifier;
        comment.identifiers << QString::fromUtf8(isQuoted ? part.mid(1, part.size() - 2) : part.toLower());
    }
    std::size_t cut = last;
    for (std::size_t i = first; i < last; ++i) {
        if (is(i, comment.kind == "COLUMN"_L1 ? "." : "ON"))
            cut = i;
    }
    if (cut == last)
        comment.name = between(first, last);
    else if (comment.kind == "COLUMN"_L1) {
        comment.holder = between(first, cut);
        comment.name = between(cut + 1, last);
    } else {
        comment.name = between(first, cut);
        comment.holder = between(cut + 1, last);
    }
}

/// COMMENT ON kind name IS text; none for what is said otherwise.
std::optional<WrittenComment> CommentReader::read()
{
    if (!is(0, "COMMENT") || !is(1, "ON") || m_tokens.size() < 6)
        return std::nullopt;
    const std::size_t end = m_tokens.size() - 1;
    if (!is(end - 1, "IS"))
        return std::nullopt;
    const bool isTwoWords = is(2, "MATERIALIZED") || is(2, "FOREIGN") || is(2, "EVENT") || is(2, "ACCESS");
    WrittenComment comment{.kind = QString::fromUtf8(text(2)).toUpper(), .text = text(end)};
    if (isTwoWords)
        comment.kind += u' ' + QString::fromUtf8(text(3)).toUpper();
    takeName(isTwoWords ? 4 : 3, end - 1, comment);
    return comment;
}

/// The last comment on each thing.
class NetComments
{
public:
    void take(const AnalysedScript &script);
    const std::map<std::pair<QString, QByteArray>, WrittenComment> &all() const { return m_all; }

private:
    void forget(const QString &name)
    {
        std::erase_if(m_all, [&name](const auto &one) { return one.second.identifiers.contains(name); });
    }
    void forgetChanged(const SchemaChange &change);

    std::map<std::pair<QString, QByteArray>, WrittenComment> m_all{};
};

void NetComments::forgetChanged(const SchemaChange &change)
{
    if (const auto *drop = std::get_if<change::DropObject>(&change)) {
        if (drop->cascade)
            m_all.clear();
        forget(drop->name.name);
    } else if (const auto *rename = std::get_if<change::Rename>(&change)) {
        forget(rename->part.isEmpty() ? rename->name.name : rename->part);
    } else if (const auto *moved = std::get_if<change::SetSchema>(&change)) {
        forget(moved->name.name);
    } else if (const auto *table = std::get_if<change::AlterTable>(&change)) {
        for (const auto &[command, range] : table->commands) {
            if (const auto *column = std::get_if<change::DropColumn>(&command))
                forget(column->column);
            if (const auto *constraint = std::get_if<change::DropConstraint>(&command))
                forget(constraint->name);
        }
    } else if (std::holds_alternative<change::SetSearchPath>(change)) {
        m_all.clear();  // what names without a schema mean is another thing from here on
    }
}

void NetComments::take(const AnalysedScript &script)
{
    for (std::size_t i = 0; i < script.effects.size() && i < script.script.statements.size(); ++i) {
        for (const LocatedChange &located : script.effects[i].changes)
            forgetChanged(located.change);
        if (!script.effects[i].tag.startsWith("COMMENT"_L1))
            continue;
        auto comment = CommentReader(script.script.text(script.script.statements[i])).read();
        if (!comment || !lookupOf(comment->kind))
            continue;
        WrittenComment &kept = m_all[{comment->kind, comment->holder + '\n' + comment->name}];
        kept = *std::move(comment);
    }
}

/// The query for whether the comment is as written; the literal is a token of its own, as the scanner cut it.
QByteArray question(const WrittenComment &comment)
{
    QByteArray query = lookupOf(comment.kind)->query;
    query.replace("%2", quotedLiteral(QString::fromUtf8(comment.holder)));
    query.replace("%1", quotedLiteral(QString::fromUtf8(comment.name)));
    const bool isGone = comment.text.compare("NULL", Qt::CaseInsensitive) == 0;
    return "SELECT found.said IS NOT DISTINCT FROM " + (isGone ? QByteArray("NULL") : comment.text + "::text")
        + ", found.said FROM (" + query + ") AS found (said)";
}

Check answer(int looked, const QStringList &differences, bool isCertain)
{
    Check check{.id = u"comments"_s, .title = {QT_TRANSLATE_NOOP("app", "Comments as written")}};
    check.detail = detailOf(differences);
    if (differences.isEmpty()) {
        check.outcome = Outcome::Pass;
        check.message = {QT_TRANSLATE_N_NOOP("app", "%n comment(s) are as the migrations say."), {}, looked};
        return check;
    }
    check.outcome = isCertain ? Outcome::Fail : Outcome::Warn;
    check.message
        = {QT_TRANSLATE_N_NOOP("app", "%n comment(s) are not as the migrations say."), {}, int(differences.size())};
    check.hint = {QT_TRANSLATE_NOOP("app", "Somebody changed them meanwhile. See which is wanted.")};
    return check;
}

}  // namespace

Result<std::optional<Check>> commentsCheck(Session &session, const std::vector<const AnalysedScript *> &scripts,
                                           bool isCertain, const JobContext &context)
{
    NetComments net;
    for (const AnalysedScript *script : scripts)
        net.take(*script);
    QStringList differences;
    int looked = 0;
    for (const auto &[key, comment] : net.all()) {
        const auto found = session.execute(question(comment), context);
        if (!found && !found.error().sql)
            return found.error();
        if (!found || found->rows.empty())  // not there, which another check says, or no name that leads to it
            continue;
        ++looked;
        if (found->rows[0][0] != "t")
            differences << QCoreApplication::translate("app", "%1 %2: expected %3, actual “%4”", "kind, name, comments")
                               .arg(comment.kind.toLower(),
                                    QString::fromUtf8(comment.holder + (comment.holder.isEmpty() ? "" : ": ")
                                                      + comment.name),
                                    QString::fromUtf8(comment.text), QString::fromUtf8(found->rows[0][1]));
    }
    return looked == 0 ? std::optional<Check>() : std::optional(answer(looked, differences, isCertain));
}

}  // namespace lockstep
