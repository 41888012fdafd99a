// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/goosescript.h"

#include <QCoreApplication>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

enum class Annotation { Up, Down, StatementBegin, StatementEnd, NoTransaction, EnvsubOn, EnvsubOff, Unknown };

/// A line that goose takes for an annotation: a comment that has "+goose" anywhere in it.
const QRegularExpression &annotationForm()
{
    static const QRegularExpression form(u"^(\\s*)--.*\\+goose"_s);
    return form;
}

Annotation annotationOf(QString line)
{
    static const QStringList names{u"up"_s,           u"down"_s,           u"statementbegin"_s,
                                   u"statementend"_s, u"no transaction"_s, u"envsub on"_s,
                                   u"envsub off"_s};
    line.remove(u"--"_s);
    line.replace(line.indexOf("+goose"_L1), 6, QString());
    const auto index = names.indexOf(line.trimmed().toLower());
    return index < 0 ? Annotation::Unknown : Annotation(index);
}

/// goose looks at the last word before a comment.
bool endsWithSemicolon(const QString &line)
{
    QString last;
    for (const QString &word : line.simplified().split(u' ', Qt::SkipEmptyParts)) {
        if (word.startsWith("--"_L1))
            break;
        last = word;
    }
    return last.endsWith(u';');
}

class Reader
{
public:
    explicit Reader(const QByteArray &bytes)
        : m_bytes(bytes)
    { }

    GooseScript read()
    {
        static const QRegularExpression every(u"^.*$"_s);
        for (const Marker &line : markersIn(m_bytes, every)) {
            m_line = &line;
            m_text = line.match.captured();
            const bool isAnnotation = annotationForm().match(m_text).hasMatch();
            if (isAnnotation ? !annotate() : !take())
                return std::move(m_script);
        }
        finish();
        return std::move(m_script);
    }

private:
    bool refuse(Message why)
    {
        m_script.problem = std::move(why);
        return false;
    }

    bool annotate()
    {
        const QString number = QString::number(m_line->line);
        if (m_text.front().isSpace())
            return refuse({QT_TRANSLATE_NOOP("app",
                                             "Line %1 has white space before its goose annotation, and goose stops at "
                                             "it. Remove it."),
                           {number}});
        switch (annotationOf(m_text)) {
        case Annotation::Up:
            return beginUp();
        case Annotation::Down:
            return beginDown();
        case Annotation::StatementBegin:
            return beginStatement();
        case Annotation::StatementEnd:
            return endStatement();
        case Annotation::NoTransaction:
            m_script.isWithoutTransaction = true;
            return true;
        case Annotation::EnvsubOn:
            m_isSubstituting = true;
            return true;
        case Annotation::EnvsubOff:
            m_isSubstituting = false;
            return true;
        case Annotation::Unknown:
            break;
        }
        return refuse(
            {QT_TRANSLATE_NOOP("app", "Line %1 has “+goose” with nothing that goose knows, and goose stops at it."),
             {number}});
    }

    bool beginUp()
    {
        if (m_script.up)
            return refuse({QT_TRANSLATE_NOOP("app",
                                             "The file has a second “-- +goose Up” in line %1, and goose stops at it. "
                                             "Keep one."),
                           {QString::number(m_line->line)}});
        m_script.up = FilePart{m_line->begin, m_bytes.size()};
        return true;
    }

    bool beginDown()
    {
        if (!m_script.up || m_script.down || m_isInStatement)
            return refuse({QT_TRANSLATE_NOOP("app",
                                             "“-- +goose Down” in line %1 is out of place, and goose stops at it. It "
                                             "follows the statements of “-- +goose Up”, once."),
                           {QString::number(m_line->line)}});
        endSection();
        m_script.up->end = m_line->begin;
        m_script.down = FilePart{m_line->begin, m_bytes.size()};
        return true;
    }

    bool beginStatement()
    {
        if (!m_script.up || m_isInStatement)
            return refuse({QT_TRANSLATE_NOOP("app",
                                             "“-- +goose StatementBegin” in line %1 is out of place, and goose stops "
                                             "at it. It stands in a section, and each has its StatementEnd."),
                           {QString::number(m_line->line)}});
        m_isInStatement = true;
        return true;
    }

    bool endStatement()
    {
        if (!m_isInStatement)
            return refuse({QT_TRANSLATE_NOOP("app",
                                             "“-- +goose StatementEnd” in line %1 has no StatementBegin, and goose "
                                             "stops at it."),
                           {QString::number(m_line->line)}});
        m_isInStatement = false;
        m_open = 0;
        return true;
    }

    bool take()
    {
        const bool isNothing = m_open == 0 && (m_text.trimmed().isEmpty() || m_text.trimmed().startsWith("--"_L1));
        if (isNothing)
            return true;
        if (!m_script.up)
            return refuse({QT_TRANSLATE_NOOP("app",
                                             "Line %1 has SQL before “-- +goose Up”, and goose stops at it. Move it "
                                             "below that line."),
                           {QString::number(m_line->line)}});
        if (m_isSubstituting)
            m_script.substituted.push_back({m_line->begin, m_line->end});
        if (m_open == 0)
            m_open = m_line->line;
        if (m_isInStatement || !endsWithSemicolon(m_text))
            return true;
        m_script.cuts.push_back({m_line->begin + m_text.size(), m_line->line});
        m_open = 0;
        return true;
    }

    void endSection()
    {
        if (m_open > 0 && m_script.unfinished == 0)
            m_script.unfinished = m_open;
        m_open = 0;
    }

    void finish()
    {
        if (!m_script.up)
            refuse({QT_TRANSLATE_NOOP("app",
                                      "The file has no line “-- +goose Up”, and goose stops at it. Add the line.")});
        else if (m_isInStatement)
            refuse({QT_TRANSLATE_NOOP("app",
                                      "The last “-- +goose StatementBegin” has no StatementEnd, and goose stops at "
                                      "it.")});
        endSection();
    }

    const QByteArray &m_bytes;
    const Marker *m_line = nullptr;
    QString m_text{};
    bool m_isInStatement = false;
    bool m_isSubstituting = false;
    int m_open = 0;  ///< the line in which a statement began that is not ended yet, 0: none
    GooseScript m_script{};
};

}  // namespace

GooseScript readGooseScript(const QByteArray &bytes)
{
    return Reader(bytes).read();
}

std::optional<qint64> gooseVersion(const QString &fileName)
{
    static const QRegularExpression form(u"\\A([0-9]+)_.*\\.(?:sql|go)\\z"_s,
                                         QRegularExpression::DotMatchesEverythingOption);
    bool isNumber = false;
    const qint64 version = form.match(fileName).captured(1).toLongLong(&isNumber);
    return isNumber && version > 0 ? std::optional(version) : std::nullopt;
}

}  // namespace lockstep
