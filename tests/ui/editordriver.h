// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/findingmarks.h"
#include "ui/editor/sqleditor.h"
#include "ui/editor/sqllexer.h"

#include <Qsci/qsciscintilla.h>

namespace lockstep::test {

/// An editor on show, with its Scintilla view at hand.
struct Shown
{
    explicit Shown(const QByteArray &sql = {})
    {
        editor.resize(700, 400);
        editor.setSql(sql);
        editor.show();
        editor.setFocus();
        view = editor.findChild<QsciScintilla *>();
        view->SendScintilla(QsciScintilla::SCI_COLOURISE, 0UL, -1L);
    }

    SqlLexer::Style styleAt(qsizetype byte) const
    {
        return SqlLexer::Style(view->SendScintilla(QsciScintilla::SCI_GETSTYLEAT, static_cast<unsigned long>(byte)));
    }

    bool isIndicated(int indicator, qsizetype byte) const
    {
        return view->SendScintilla(QsciScintilla::SCI_INDICATORALLONFOR, static_cast<unsigned long>(byte))
            & (1 << indicator);
    }

    /// The stretch that carries the indicator, as text.
    QString indicated(int indicator) const
    {
        const QByteArray sql = editor.sql();
        QByteArray text;
        for (qsizetype i = 0; i < sql.size(); ++i) {
            if (isIndicated(indicator, i))
                text += sql[i];
        }
        return QString::fromUtf8(text);
    }

    /// The style of each byte.
    QByteArray styles() const
    {
        QByteArray all;
        for (qsizetype byte = 0; byte < editor.sql().size(); ++byte)
            all += char(styleAt(byte));
        return all;
    }
    /// As if all of it were scrolled by.
    void colour() const { view->SendScintilla(QsciScintilla::SCI_COLOURISE, 0UL, -1L); }

    void review(const QByteArray &sql)
    {
        editor.setReview(std::make_shared<const AnalysedScript>(
            reviewScript(sql, QStringLiteral("m.sql"), QStringLiteral("m"), true)));
    }

    SqlEditor editor;
    QsciScintilla *view = nullptr;
};

inline Finding finding(Severity severity, ByteRange range, int line)
{
    return {.rule = QStringLiteral("drop-table"),
            .severity = severity,
            .range = range,
            .begin = {line, 1},
            .message = {"Rows go."}};
}

inline std::shared_ptr<const AnalysedScript> withFindings(const QByteArray &sql, std::vector<Finding> findings)
{
    return std::make_shared<const AnalysedScript>(
        AnalysedScript{.script = {.sql = sql}, .findings = std::move(findings)});
}

}  // namespace lockstep::test
