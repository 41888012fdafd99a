// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sql/treewalk.h"

#include <span>

namespace lockstep {
namespace {

using Visit = std::function<bool(const ProtobufCMessage &)>;

const ProtobufCMessage *messageAt(const void *place)
{
    return *static_cast<ProtobufCMessage *const *>(place);
}

void descend(const ProtobufCMessage &message, const Visit &visit);

void descendField(const ProtobufCMessage &message, const ProtobufCFieldDescriptor &field, const Visit &visit)
{
    const char *bytes = reinterpret_cast<const char *>(&message);
    const char *place = bytes + field.offset;
    if (field.label == PROTOBUF_C_LABEL_REPEATED) {
        const auto count = *reinterpret_cast<const std::size_t *>(bytes + field.quantifier_offset);
        auto *const *list = *reinterpret_cast<ProtobufCMessage *const *const *>(place);
        for (const ProtobufCMessage *child : std::span(list, count))
            descend(*child, visit);
        return;
    }
    const bool isChoice = (field.flags & PROTOBUF_C_FIELD_FLAG_ONEOF) != 0;
    const bool isChosen = !isChoice || *reinterpret_cast<const uint32_t *>(bytes + field.quantifier_offset) == field.id;
    if (const ProtobufCMessage *child = isChosen ? messageAt(place) : nullptr)
        descend(*child, visit);
}

/// A node is a choice of some 260 kinds, of which one is there.
void descendChoice(const PgQuery__Node &node, const Visit &visit)
{
    const auto *chosen = protobuf_c_message_descriptor_get_field(node.base.descriptor, node.node_case);
    if (chosen && chosen->type == PROTOBUF_C_TYPE_MESSAGE)
        descendField(node.base, *chosen, visit);
}

void descend(const ProtobufCMessage &message, const Visit &visit)
{
    if (!visit(message))
        return;
    if (message.descriptor == &pg_query__node__descriptor)
        return descendChoice(reinterpret_cast<const PgQuery__Node &>(message), visit);
    for (const ProtobufCFieldDescriptor &field : std::span(message.descriptor->fields, message.descriptor->n_fields)) {
        if (field.type == PROTOBUF_C_TYPE_MESSAGE)
            descendField(message, field, visit);
    }
}

}  // namespace

void walk(const PgQuery__Node &node, const std::function<bool(const PgQuery__Node &)> &visit)
{
    descend(node.base, [&visit](const ProtobufCMessage &message) {
        return message.descriptor != &pg_query__node__descriptor
            || visit(reinterpret_cast<const PgQuery__Node &>(message));
    });
}

void walkRelations(const PgQuery__Node &node, const std::function<void(const PgQuery__RangeVar &)> &visit)
{
    descend(node.base, [&visit](const ProtobufCMessage &message) {
        if (message.descriptor == &pg_query__range_var__descriptor)
            visit(reinterpret_cast<const PgQuery__RangeVar &>(message));
        return true;
    });
}

bool hasAlias(const PgQuery__Node &node, QByteArrayView alias)
{
    bool found = false;
    descend(node.base, [&found, alias](const ProtobufCMessage &message) {
        if (message.descriptor == &pg_query__alias__descriptor)
            found = found || alias == reinterpret_cast<const PgQuery__Alias &>(message).aliasname;
        return !found;
    });
    return found;
}

}  // namespace lockstep
