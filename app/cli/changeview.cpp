// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/changeview.h"

#include "app/cli/text.h"
#include "app/report/plaintext.h"

#include <QCoreApplication>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

void showList(const char *title, const QStringList &lines, Output &output)
{
    if (lines.isEmpty())
        return;
    output.line(said(title));
    for (const QString &line : lines)
        output.line(u"  "_s + withVisibleControls(line).replace(u'\n', u"\n  "_s));
}

}  // namespace

void showChange(const std::vector<Message> &sentences, const LedgerChange &change, Output &output)
{
    for (const Message &sentence : sentences)
        output.line(withVisibleControls(sentence.translated()));
    showList(QT_TRANSLATE_NOOP("app", "Rows before:"), rowTexts(change, change.removed), output);
    showList(QT_TRANSLATE_NOOP("app", "Rows after (ids and times are new when it is done):"),
             rowTexts(change, change.added), output);
    showList(QT_TRANSLATE_NOOP("app", "SQL, in one transaction:"), change.statements, output);
}

Result<QHash<QString, QString>> answersTo(const std::vector<Confirmation> &confirmations, const ConsentOptions &options,
                                          const Surroundings &surroundings)
{
    const Consent consent(options, surroundings.terminal, surroundings.progress);
    QHash<QString, QString> answers;
    for (const Confirmation &confirmation : confirmations) {
        const auto answer = consent.answer(confirmation, surroundings.context);
        if (!answer)
            return answer.error();
        answers.insert(confirmation.id, *answer);
    }
    return answers;
}

}  // namespace lockstep
