// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ruledialog.h"

#include "app/review/catalogue.h"
#include "models/findingmodel.h"

#include <QDialogButtonBox>
#include <QPushButton>
#include <QTextBrowser>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lockstep {
namespace {

QString versionsOf(const RuleEntry &rule)
{
    if (rule.since > 0 && rule.until > 0)
        return RuleDialog::tr("Holds for PostgreSQL %1 to %2.").arg(rule.since).arg(rule.until);
    if (rule.since > 0)
        return RuleDialog::tr("Holds since PostgreSQL %1.").arg(rule.since);
    return rule.until > 0 ? RuleDialog::tr("Holds up to PostgreSQL %1.").arg(rule.until) : QString();
}

QString textOf(const RuleEntry &rule)
{
    const auto paragraph
        = [](const QString &words) { return words.isEmpty() ? QString() : u"<p>%1</p>"_s.arg(words.toHtmlEscaped()); };
    const auto code = [](const QString &title, const QString &sql) {
        return sql.isEmpty() ? QString()
                             : u"<h4>%1</h4><pre style='white-space: pre-wrap'>%2</pre>"_s.arg(title.toHtmlEscaped(),
                                                                                               sql.toHtmlEscaped());
    };
    return u"<h3>%1</h3>"_s.arg(rule.title.translated().toHtmlEscaped())
        + paragraph(RuleDialog::tr("%1 · %2", "severity, rule").arg(severityText(rule.severity), rule.id))
        + paragraph(rule.why.translated()) + paragraph(versionsOf(rule))
        + (rule.instead.isEmpty()
               ? QString()
               : u"<h4>%1</h4>"_s.arg(RuleDialog::tr("Safer").toHtmlEscaped()) + paragraph(rule.instead.translated()))
        + code(RuleDialog::tr("Fires on"), rule.bad) + code(RuleDialog::tr("Is silent on"), rule.good)
        + paragraph(RuleDialog::tr("To allow it at one statement, write above it:"))
        + u"<pre>-- lockstep: allow %1 because …</pre>"_s.arg(rule.id);
}

}  // namespace

RuleDialog::RuleDialog(const QString &rule, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Rule %1").arg(rule));
    auto *text = new QTextBrowser(this);
    text->setAccessibleName(tr("What the rule says"));
    text->setFrameShape(QFrame::NoFrame);
    const auto rules = ruleCatalogue();
    const auto found = std::ranges::find(rules, rule, &RuleEntry::id);
    if (found != rules.end())
        text->setHtml(textOf(*found));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->button(QDialogButtonBox::Close)->setIcon(QIcon());
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(text, 1);
    layout->addWidget(buttons);
    const int character = fontMetrics().averageCharWidth();
    resize(character * 96, character * 76);
}

}  // namespace lockstep
