// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deploy/errorpanel.h"

#include "ui/deploy/labels.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>
#include <QVBoxLayout>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

/// The server's words, or the tool's, line by line; empty when there are none.
QString detailText(const Error &error)
{
    QStringList lines;
    if (error.sql && !error.sql->message.isEmpty()) {
        lines << u"SQLSTATE %1: %2"_s.arg(QString::fromLatin1(error.sql->sqlState), error.sql->message);
        if (!error.sql->detail.isEmpty())
            lines << ErrorPanel::tr("Detail: %1").arg(error.sql->detail);
        if (!error.sql->hint.isEmpty())
            lines << ErrorPanel::tr("Hint: %1").arg(error.sql->hint);
        if (!error.sql->context.isEmpty())
            lines << ErrorPanel::tr("Context: %1").arg(error.sql->context);
    } else if (!error.detail.isEmpty()) {
        lines << error.detail.trimmed().replace(u"\n\t"_s, u"\n"_s);  // libpq indents what it adds
    }
    if (!error.file.isEmpty())
        lines << (error.line > 0 ? u"%1:%2"_s.arg(error.file, QString::number(error.line)) : error.file);
    return lines.join(u'\n');
}

void setOrHide(QLabel *label, const QString &text)
{
    label->setText(text);
    label->setVisible(!text.isEmpty());
}

}  // namespace

ErrorPanel::ErrorPanel(QWidget *parent)
    : BandFrame(Mood::Danger, parent)
    , m_message(wrappedLabel(this))
    , m_details(wrappedLabel(this))
    , m_hint(wrappedLabel(this))
    , m_copy(new QPushButton(tr("Cop&y the error"), this))
{
    QFont bold = m_message->font();
    bold.setWeight(QFont::DemiBold);
    m_message->setFont(bold);
    m_message->setObjectName(u"errorMessage"_s);
    m_details->setObjectName(u"errorDetails"_s);
    m_copy->setAutoDefault(false);
    m_copy->setAccessibleName(tr("Copy the error"));
    auto *texts = new QVBoxLayout;
    texts->setSpacing(smallGap(this) / 2);
    for (QLabel *label : {m_message, m_details, m_hint})
        texts->addWidget(label);
    auto *layout = new QHBoxLayout(this);
    layout->addLayout(texts, 1);
    layout->addWidget(m_copy, 0, Qt::AlignTop);
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_all); });
    setVisible(false);
}

void ErrorPanel::setError(const std::optional<Error> &error)
{
    setVisible(error.has_value());
    if (!error)
        return;
    m_all = describe(*error);
    m_message->setText(error->message.translated());
    setOrHide(m_details, detailText(*error));
    setOrHide(m_hint, error->hint.translated());
    setAccessibleName(m_message->text());
}

}  // namespace lockstep
