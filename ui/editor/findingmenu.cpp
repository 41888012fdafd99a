// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/findingmenu.h"

#include "models/findingmodel.h"

#include <QCoreApplication>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace lockstep {
namespace {

constexpr std::size_t mostShown = 3;  ///< in a tool tip

QString text(const char *source)
{
    return QCoreApplication::translate("FindingMenu", source);
}

/// As much of the SQL as a menu has room for.
QString headline(const QByteArray &sql)
{
    QString line = QString::fromUtf8(sql.simplified());
    if (line.size() > 60)
        line = line.left(59) + u'…';
    return line.replace(u"&"_s, u"&&"_s);
}

/// Its first line.
QString headline(const SaferForm &form)
{
    if (!form.replacement.trimmed().isEmpty())
        return headline(form.replacement);
    return headline(!form.before.empty()      ? form.before.front().sql
                        : !form.after.empty() ? form.after.front().sql
                                              : QByteArray());
}

QString sqlText(const SaferForm &form)
{
    QStringList parts;
    const auto add = [&parts](const QString &where, const QByteArray &sql) {
        parts << u"<div>%1</div><pre style='white-space: pre-wrap'>%2;</pre>"_s.arg(
            where, QString::fromUtf8(sql.trimmed()).toHtmlEscaped());
    };
    for (const SaferForm::Step &step : form.before)
        add(text(QT_TRANSLATE_NOOP("FindingMenu", "Before, in a migration of its own:")), step.sql);
    if (!form.replacement.isEmpty())
        add(text(QT_TRANSLATE_NOOP("FindingMenu", "Here:")),
            form.replacement.trimmed().endsWith(';') ? form.replacement.trimmed().chopped(1) : form.replacement);
    for (const SaferForm::Step &step : form.after)
        add(text(QT_TRANSLATE_NOOP("FindingMenu", "Later, in a migration of its own:")), step.sql);
    return parts.join(QString());
}

QString hoverText(const Finding &finding)
{
    QString html = u"<b>%1 · %2</b><p>%3</p>"_s.arg(severityText(finding.severity), finding.rule.toHtmlEscaped(),
                                                    translatedText(finding).toHtmlEscaped());
    if (!finding.why.isEmpty())
        html += u"<p>%1</p>"_s.arg(finding.why.translated().toHtmlEscaped());
    if (!finding.instead.isEmpty())
        html += u"<p>%1</p>"_s.arg(text(QT_TRANSLATE_NOOP("FindingMenu", "<b>Safer:</b> %1"))
                                       .arg(finding.instead.translated().toHtmlEscaped()));
    if (finding.safer)
        html += sqlText(*finding.safer);
    return html;
}

/// What the form puts off, each as a migration of its own.
void addSteps(QMenu &menu, const SaferForm &form, const std::function<void(const SaferForm::Step &)> &make)
{
    std::vector<SaferForm::Step> steps = form.before;
    std::ranges::copy(form.after, std::back_inserter(steps));
    for (const SaferForm::Step &step : steps) {
        QAction *action = menu.addAction(
            text(QT_TRANSLATE_NOOP("FindingMenu", "New &migration with: %1…")).arg(headline(step.sql)));
        QObject::connect(action, &QAction::triggered, &menu, [make, step] { make(step); });
    }
}

void addTo(QMenu &menu, const Finding &finding, const FindingChoices &choices)
{
    const auto add = [&menu](const QString &words, const std::function<void(const Finding &)> &act, const Finding &on) {
        QAction *action = menu.addAction(words);
        action->setEnabled(bool(act));
        QObject::connect(action, &QAction::triggered, &menu, [act, on] { act(on); });
    };
    if (finding.safer)
        add(text(QT_TRANSLATE_NOOP("FindingMenu", "&Write the safer form: %1")).arg(headline(*finding.safer)),
            choices.write, finding);
    if (finding.safer && choices.make)
        addSteps(menu, *finding.safer, choices.make);
    if (finding.statement > 0)
        add(text(QT_TRANSLATE_NOOP("FindingMenu", "&Silence %1 with a reason…")).arg(finding.rule), choices.silence,
            finding);
    add(text(QT_TRANSLATE_NOOP("FindingMenu", "&Explain %1")).arg(finding.rule), choices.explain, finding);
}

}  // namespace

void addChoices(QMenu &menu, const std::vector<Finding> &findings, const FindingChoices &choices)
{
    std::vector<Finding> sorted = findings;
    std::ranges::stable_sort(sorted, std::greater(), &Finding::severity);
    for (const Finding &finding : sorted) {
        menu.addSection(translatedText(finding));
        addTo(menu, finding, choices);
    }
}

QString hoverText(const std::vector<Finding> &findings)
{
    QStringList parts;
    for (std::size_t index = 0; index < std::min(findings.size(), mostShown); ++index)
        parts << hoverText(findings[index]);
    if (findings.size() > mostShown)
        parts << u"<p>%1</p>"_s.arg(
            QCoreApplication::translate("FindingMenu", "and %n more", nullptr, int(findings.size() - mostShown)));
    return parts.join(u"<hr>"_s);
}

}  // namespace lockstep
