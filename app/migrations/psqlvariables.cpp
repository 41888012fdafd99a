// SPDX-License-Identifier: GPL-3.0-or-later

// "SQL Interpolation" in the manual's page of psql.

#include "app/migrations/psqlvariables.h"

#include "app/migrations/sqlfile.h"
#include "app/sql/quoting.h"
#include "app/sql/scanner.h"

#include <QCoreApplication>

#include <optional>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// A variable's place in the text: the colon and what is right behind it.
struct Place
{
    ByteRange range{};
    QString name{};
    char form = ' ';  ///< ' ' as it is, '\'' literal, '"' identifier, '?' whether it is set
};

class Finder
{
public:
    explicit Finder(const QByteArray &sql)
        : m_sql(sql)
        , m_tokens(scan(sql).tokens)
    { }

    std::vector<Place> places() const
    {
        std::vector<Place> found;
        for (std::size_t i = 0; i < m_tokens.size(); ++i) {
            if (auto place = placeAt(i); place)
                found.push_back(*std::move(place));
        }
        return found;
    }

private:
    QByteArray text(std::size_t token) const
    {
        const ByteRange range = m_tokens[token].range;
        return m_sql.mid(range.begin, range.length());
    }
    bool isTight(std::size_t token) const
    {
        return token > 0 && m_tokens[token].range.begin == m_tokens[token - 1].range.end;
    }

    std::optional<Place> placeAt(std::size_t colon) const
    {
        const bool isColon = text(colon) == ":" && !(isTight(colon) && text(colon - 1) == ":");
        if (!isColon || colon + 1 >= m_tokens.size() || !isTight(colon + 1))
            return std::nullopt;
        const Token &next = m_tokens[colon + 1];
        const QByteArray word = text(colon + 1);
        Place place{{m_tokens[colon].range.begin, next.range.end}};
        if (next.kind == TokenKind::Identifier || next.kind == TokenKind::Keyword) {
            place.name = QString::fromUtf8(word);
            return place;
        }
        const bool isQuoted = word.size() > 2 && (word[0] == '\'' || word[0] == '"') && word.back() == word[0];
        if (isQuoted) {
            place.form = word[0];
            place.name = QString::fromUtf8(word.sliced(1, word.size() - 2));
            return place;
        }
        return question(place);
    }

    /// :{?name}
    std::optional<Place> question(Place place) const
    {
        const qsizetype begin = place.range.begin;
        const qsizetype end = m_sql.indexOf('}', begin);
        if (m_sql.mid(begin, 3) != ":{?" || end < 0)
            return std::nullopt;
        return Place{{begin, end + 1}, QString::fromUtf8(m_sql.mid(begin + 3, end - begin - 3)), '?'};
    }

    const QByteArray &m_sql;
    std::vector<Token> m_tokens;
};

QByteArray inForm(char form, const QString &value)
{
    switch (form) {
    case '\'':
        return quotedLiteral(value);
    case '"':
        return '"' + value.toUtf8().replace('"', "\"\"") + '"';
    default:
        return value.toUtf8();
    }
}

Message missing(const QByteArray &sql, const Place &place)
{
    return {QT_TRANSLATE_NOOP("app",
                              "Line %1 has %2, and nothing says what to put there. Set %3 under [placeholders] in "
                              "lockstep.toml, or where Sqitch reads it: [deploy \"variables\"] in sqitch.conf."),
            {QString::number(sql.left(place.range.begin).count('\n') + 1),
             QString::fromUtf8(sql.mid(place.range.begin, place.range.length())), place.name}};
}

}  // namespace

Message fillPsqlVariables(SqlFile &file, const PsqlVariables &variables)
{
    const QByteArray &sql = file.sql();
    if (!sql.contains(':'))
        return {};
    QByteArray filled;
    qsizetype copied = 0;
    for (const Place &place : Finder(sql).places()) {
        const auto value = variables.constFind(place.name);
        const bool isSet = value != variables.constEnd();
        if (!isSet && (place.form == '\'' || place.form == '"'))
            return missing(sql, place);
        if (!isSet && place.form == ' ')
            continue;
        const QByteArray text = place.form == '?' ? QByteArray(isSet ? "TRUE" : "FALSE") : inForm(place.form, *value);
        filled += sql.mid(copied, place.range.begin - copied) + text;
        copied = place.range.end;
    }
    if (copied == 0)
        return {};
    file.section = filled + sql.mid(copied);
    file.isFilled = true;
    file.sha256 = contentHash(file);
    return {};
}

}  // namespace lockstep
