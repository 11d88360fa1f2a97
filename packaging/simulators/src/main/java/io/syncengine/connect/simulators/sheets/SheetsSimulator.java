// SPDX-License-Identifier: Apache-2.0
package io.syncengine.connect.simulators.sheets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.syncengine.connect.simulators.exchange.SimAnswer;
import io.syncengine.connect.simulators.exchange.SimRequest;
import io.syncengine.connect.simulators.faults.FaultPlan;
import io.syncengine.connect.simulators.sheets.access.Principal;
import io.syncengine.connect.simulators.sheets.access.Quota;
import io.syncengine.connect.simulators.sheets.access.QuotaLimiter;
import io.syncengine.connect.simulators.sheets.access.Tokens;
import io.syncengine.connect.simulators.sheets.api.Call;
import io.syncengine.connect.simulators.sheets.api.Ids;
import io.syncengine.connect.simulators.sheets.api.SheetsApi;
import io.syncengine.connect.simulators.sheets.drive.DriveApi;
import io.syncengine.connect.simulators.sheets.faults.FaultAnswers;
import io.syncengine.connect.simulators.sheets.faults.SheetsFault;
import io.syncengine.connect.simulators.sheets.faults.SheetsFaultRule;
import io.syncengine.connect.simulators.sheets.files.Files;
import io.syncengine.connect.simulators.sheets.files.SheetFile;
import io.syncengine.connect.simulators.sheets.grid.Workbook;
import io.syncengine.connect.simulators.sheets.message.ApiException;
import io.syncengine.connect.simulators.transport.Delivery;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A simulated Google Sheets. The same requests at the same moments get the same answers. Thread-safe: one request at a time.
 *
 * <p>Whoever calls it without a socket uses {@link #answer}, makes of a {@link Reply} that is not sent an error of its own,
 * and may look into {@link #workbook} between requests.
 */
public final class SheetsSimulator {
    /** Whom spreadsheets belong to that are made with {@link #create}, and who edits with {@link #edit}. */
    public static final Principal PERSON = Principal.of("person@example.com");

    private final SheetsOptions options;
    private final InstantSource clock;
    private final Files files = new Files();
    private final Ids ids;
    private final SheetsApi api;
    private final DriveApi drive;
    private final Tokens tokens;
    private final QuotaLimiter quota;
    private final FaultPlan<SheetsFaultRule, SheetsFault> faults;
    private final CallLog log = new CallLog();
    private final LateCalls late = new LateCalls();

    /** @param clock that quotas, tokens, late requests and the log go by */
    public SheetsSimulator(SheetsOptions options, InstantSource clock) {
        this.options = options;
        this.clock = clock;
        ids = new Ids(options.seed());
        api = new SheetsApi(files, options.limits(), ids, options.acceptsAnyToken());
        drive = new DriveApi(files, api, clock);
        tokens = new Tokens(clock, InstantSource.system(), options.acceptsAnyToken(), ids::number);
        quota = new QuotaLimiter(options.quota());
        faults = new FaultPlan<>(options.seed());
    }

    public SheetsOptions options() {
        return options;
    }

    public FaultPlan<SheetsFaultRule, SheetsFault> faults() {
        return faults;
    }

    public CallLog log() {
        return log;
    }

    /** Makes a spreadsheet with one empty sheet. Everybody may change it until it is shared with somebody by name. */
    public synchronized String create(String title) {
        return api.create(null, title, PERSON.name(), SheetFile.Role.WRITER)
                .workbook()
                .id();
    }

    /**
     * Makes a spreadsheet with a given id.
     *
     * @throws IllegalArgumentException when there is one with that id
     */
    public synchronized void create(String id, String title) {
        if (files.has(id)) {
            throw new IllegalArgumentException("there is a spreadsheet " + id);
        }
        api.create(id, title, PERSON.name(), SheetFile.Role.WRITER);
    }

    /** Deletes a spreadsheet, if it is there. */
    public synchronized void delete(String id) {
        files.remove(id);
    }

    /**
     * Shares a spreadsheet with somebody, and with nobody else but its owner and those it is shared with by name.
     *
     * @throws ApiException when there is no such spreadsheet
     */
    public synchronized void share(String id, String principal, SheetFile.Role role) {
        SheetFile file = files.get(id);
        file.share(principal, role);
        file.shareWithAll(null);
    }

    /** Has searches of files not show what was made, for so long by the simulator's clock. */
    public synchronized void fileLag(Duration lag) {
        drive.lag(lag);
    }

    /**
     * What an application has noted on a spreadsheet for itself, by name.
     *
     * @throws ApiException when there is no such spreadsheet
     */
    public synchronized Map<String, String> fileProperties(String id) {
        return files.get(id).properties();
    }

    /**
     * Puts a spreadsheet into the trash or takes it out, as a person does.
     *
     * @throws ApiException when there is no such spreadsheet
     */
    public synchronized void trash(String id, boolean in) {
        files.get(id).trash(in);
    }

    /**
     * Those that a spreadsheet is shared with by name.
     *
     * @throws ApiException when there is no such spreadsheet
     */
    public synchronized Map<String, SheetFile.Role> roles(String id) {
        return files.get(id).roles();
    }

    /**
     * A spreadsheet as it is now. What is returned does not change any more.
     *
     * @throws ApiException when there is no such spreadsheet
     */
    public synchronized Workbook workbook(String id) {
        late.run(clock.instant(), false);
        return files.get(id).workbook();
    }

    /** All spreadsheets as they are now. */
    public synchronized List<Workbook> workbooks() {
        late.run(clock.instant(), false);
        return files.workbooks();
    }

    /** Sets the quota from now on. */
    public synchronized void quota(Quota other) {
        quota.quota(other);
    }

    /** The quota now. */
    public synchronized Quota quota() {
        return quota.quota();
    }

    /** Requests that were refused for the quota's sake. */
    public synchronized long refused() {
        return quota.refused();
    }

    /** Requests that wait to be applied late. */
    public synchronized int waiting() {
        return late.count();
    }

    /** Applies everything that waits to be applied late. */
    public synchronized void applyLate() {
        late.run(Instant.MAX, false);
    }

    /** Forgets spreadsheets, tokens, faults, counts and the log, and starts ids over. */
    public synchronized void reset() {
        files.clear();
        tokens.clear();
        quota.clear();
        quota.quota(options.quota());
        faults.clear();
        log.clear();
        late.clear();
        ids.clear();
    }

    /**
     * A person edits a spreadsheet, besides quotas, faults and the log.
     *
     * @param requests of a batchUpdate
     * @return the replies
     * @throws ApiException when they are refused; then nothing has changed
     */
    public synchronized JsonNode edit(String id, ArrayNode requests) {
        return edit(id, requests, PERSON);
    }

    /** {@link #edit(String, ArrayNode) Edits} as somebody else, whom protected ranges may stop. */
    public synchronized JsonNode edit(String id, ArrayNode requests, Principal principal) {
        late.run(clock.instant(), false);
        return api.edit(id, requests, principal);
    }

    /** Answers a request at once, whatever pause a fault wants before it is applied. */
    public Reply answer(SimRequest request) {
        return admit(request).finish();
    }

    /** Takes a request in. */
    public synchronized Pending admit(SimRequest request) {
        Instant now = clock.instant();
        late.run(now, true);
        CallLog.Entry entry = log.arrived(request, now);
        Optional<SheetsFault> fault = faults.next(request);
        fault.ifPresent(struck -> entry.fault(struck.name()));
        Duration pause = fault.orElse(null) instanceof SheetsFault.Delay delay ? delay.before() : Duration.ZERO;
        return new Pending(pause, () -> finish(request, entry, fault.orElse(null)));
    }

    private synchronized Reply finish(SimRequest request, CallLog.Entry entry, @Nullable SheetsFault fault) {
        late.run(clock.instant(), false);
        Reply reply = fault == null ? whole(apply(request, entry)) : struck(request, entry, fault);
        int status = reply.isSent() ? reply.answer().status() : 0;
        entry.answered(status, reply.isSent() ? reply.answer().body().length : 0);
        return reply;
    }

    private static Reply whole(SimAnswer answer) {
        return new Reply(answer, Delivery.WHOLE);
    }

    private Reply struck(SimRequest request, CallLog.Entry entry, SheetsFault fault) {
        if (fault instanceof SheetsFault.Status status) {
            return whole(FaultAnswers.status(status.code(), status.body()));
        }
        if (fault instanceof SheetsFault.Html502) {
            return whole(FaultAnswers.page(502));
        }
        if (fault instanceof SheetsFault.DropBefore) {
            return dropped();
        }
        if (fault instanceof SheetsFault.ApplyLate applyLate) {
            return later(request, entry, applyLate);
        }
        if (fault instanceof SheetsFault.EditBefore edit) {
            editBefore(request, entry, edit);
        } else if (fault instanceof SheetsFault.Revoke) {
            revoke(request);
        }
        SimAnswer answer = apply(request, entry);
        if (fault instanceof SheetsFault.ApplyThenStatus status) {
            return whole(FaultAnswers.status(status.code(), status.body()));
        }
        if (fault instanceof SheetsFault.DropAfterApply) {
            return dropped();
        }
        if (fault instanceof SheetsFault.TruncateBody) {
            return whole(FaultAnswers.truncated(answer));
        }
        return fault instanceof SheetsFault.Delay delay
                ? new Reply(answer, Delivery.late(delay.after()))
                : whole(answer);
    }

    /** A person's edit that is refused has no effect, as in the person's browser. */
    private void editBefore(SimRequest request, CallLog.Entry entry, SheetsFault.EditBefore edit) {
        try {
            api.spreadsheetOf(request).ifPresent(id -> api.edit(id, edit.requests(), PERSON));
        } catch (ApiException e) {
            entry.fault(edit.name() + ", refused: " + e.text());
        }
    }

    private static Reply dropped() {
        return new Reply(SimAnswer.json(200, "{}"), Delivery.RESET);
    }

    private Reply later(SimRequest request, CallLog.Entry entry, SheetsFault.ApplyLate fault) {
        late.add(clock.instant().plus(fault.after()), fault.requests(), () -> apply(request, entry));
        return fault.status() == 0 ? dropped() : whole(FaultAnswers.status(fault.status(), ""));
    }

    private void revoke(SimRequest request) {
        try {
            String name = tokens.principal(request, false).name();
            api.spreadsheetOf(request).map(files::get).ifPresent(file -> file.share(name, SheetFile.Role.NONE));
        } catch (ApiException ignored) {
            // Nobody has it already.
        }
    }

    private SimAnswer apply(SimRequest request, CallLog.Entry entry) {
        if (request.path().equals("/token") && request.method().equals("POST")) {
            return tokens.answer(request);
        }
        try {
            if (DriveApi.isFor(request)) {
                return file(request, entry);
            }
            boolean isWrite = SheetsApi.isWrite(request);
            Principal principal = tokens.principal(request, isWrite);
            entry.principal(principal.name());
            quota.enter(principal, isWrite, clock.instant());
            SimAnswer answer = api.answer(new Call(request, principal));
            if (isWrite) {
                entry.applied();
            }
            return answer;
        } catch (ApiException e) {
            return SheetsApi.json(e);
        }
    }

    /** The quota is that of spreadsheets, which this does not count against. */
    private SimAnswer file(SimRequest request, CallLog.Entry entry) {
        Principal principal = tokens.principalOfFiles(request);
        entry.principal(principal.name());
        SimAnswer answer = drive.answer(request, principal);
        if (request.method().equals("POST")) {
            entry.applied();
        }
        return answer;
    }
}
