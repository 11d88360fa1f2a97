// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets.files;

import io.syncengine.connect.simulators.sheets.access.Principal;
import io.syncengine.connect.simulators.sheets.grid.Workbook;
import io.syncengine.connect.simulators.sheets.message.ApiException;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** A spreadsheet as it is now, with its owner and those it is shared with. */
public final class SheetFile {
    private final String owner;
    private final Map<String, Role> roles = new HashMap<>();
    private final Map<String, String> properties = new TreeMap<>();
    private @Nullable Role everybody;
    private Instant created = Instant.EPOCH;
    private boolean isTrashed;
    private Workbook workbook;

    SheetFile(Workbook workbook, String owner, @Nullable Role everybody) {
        this.workbook = workbook;
        this.owner = owner;
        this.everybody = everybody;
    }

    /** What it holds: never changed, but replaced. */
    public Workbook workbook() {
        return workbook;
    }

    /** Replaces what it holds. */
    public void commit(Workbook draft) {
        workbook = draft;
    }

    /**
     * Says when it was made, and what for.
     *
     * @param others what an application has noted on it for itself, by name
     */
    public void made(Instant moment, Map<String, String> others) {
        created = moment;
        properties.putAll(others);
    }

    /** Notes something more on it for an application, by name. */
    public void note(Map<String, String> others) {
        properties.putAll(others);
    }

    /** Puts it into the trash, where it can still be read and written to; or takes it out. */
    public void trash(boolean in) {
        isTrashed = in;
    }

    public boolean isTrashed() {
        return isTrashed;
    }

    /** When it was made; long ago where nobody has said so. */
    public Instant created() {
        return created;
    }

    /** What an application has noted on it for itself, by name. */
    public Map<String, String> properties() {
        return Map.copyOf(properties);
    }

    /** Those that it is shared with by name. */
    public Map<String, Role> roles() {
        return new TreeMap<>(roles);
    }

    public boolean isOwner(Principal principal) {
        return principal.name().equals(owner);
    }

    /** Shares it with somebody; {@link Role#NONE} takes it away from them, even if everybody else has it. */
    public void share(String principal, Role role) {
        roles.put(principal, role);
    }

    /** @param role of everybody that it is not shared with by name; null: none */
    public void shareWithAll(@Nullable Role role) {
        everybody = role;
    }

    /** @throws ApiException when somebody may not do that */
    public void check(Principal principal, boolean isWrite) {
        Role role = roles.get(principal.name());
        if (role == null) {
            role = isOwner(principal) ? Role.WRITER : everybody;
        }
        if (role == null || role == Role.NONE || (isWrite && role != Role.WRITER)) {
            throw ApiException.forbidden();
        }
    }

    /** What somebody may do. */
    public enum Role {
        NONE,
        READER,
        WRITER
    }
}
