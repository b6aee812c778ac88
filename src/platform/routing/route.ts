import type { Context } from 'hono';
import type { Action, Duty, Pins, StaffInstallation, Visit } from '#app/platform/access/visit/index.ts';
import type { Sandbox, SandboxWalls, SealedStore, UploadLimits } from '#app/platform/files/index.ts';
import type { MachineReport } from '#app/platform/findings/index.ts';

export type Method = 'GET' | 'POST';

/** A colleague of the demo, as the sign-in page offers them; `role` and `line` are words or keys of messages. */
export interface DemoPerson {
  loginName: string;
  password: string;
  name: string;
  role: string;
  /** What one can try as this person. */
  line: string;
  /** For one person of each role: the part in the tour, and what to look at first. */
  tour?: { role: TourRole; looks: { line: string; href: string }[] } | undefined;
}

/** The parts of the tour, in the order in which it tells the story. */
export const tourRoles = ['volunteer', 'coordinator', 'intake', 'project-leader', 'auditor'] as const;
type TourRole = (typeof tourRoles)[number];

/** What every module's handlers may use of the process; made once by the composition root. */
export interface Desk {
  installation: StaffInstallation;
  demo: boolean;
  /** Where the public side answers, for links to it. */
  publicOrigin: string;
  sandbox: Sandbox;
  store: SealedStore;
  /** What the operating system of this machine puts around the public process and the sandbox; left out: everything. */
  machine?: {
    publicWalls: boolean;
    sandboxWalls(): Promise<SandboxWalls>;
    /** What the process manager found of the machine last; null until it has looked. */
    report?(): MachineReport | null;
    /** Whether a mail server is named; left out: it is. */
    sendsMail?: boolean;
  };
  /** MAC of the set-up token while the installation is unclaimed; null afterwards. */
  setUpTokenMac: Buffer | null;
  /** Pins the public keys of root and recovery at set-up, before anything is committed. */
  pin(pins: Pins): Promise<void>;
  /** Asks the supervisor for the demo in place of this unclaimed installation. */
  lookAround(): void;
  /** Name and colour of the pages were saved here: the next page asks for them again. */
  forgetLooks?(): void;
  /** Who can be entered with one click; given in the demo only. */
  demoPeople?(): readonly DemoPerson[];
}

/**
 * A page for someone who has signed in. `needs` names the action of the policy table; which rows that person sees, the
 * grant says. An answer of 400 or more undoes everything that was written, and what was opened is still recorded.
 */
export interface StaffRoute {
  method: Method;
  /** Neutral, with codes and never words of people: '/clients/:reference/notes'. */
  path: `/${string}`;
  needs: Action;
  /** Takes multipart uploads, within these limits, and checks the form token itself. */
  upload?: Partial<UploadLimits>;
  /**
   * What takes long and needs no row, such as opening what was uploaded: before the transaction, so that it holds none.
   */
  prepare?(c: Context): Promise<void>;
  /**
   * Wants the person's password in the field `password`, at the moment of the act; the handler finds the verdict in
   * `stepUp`. For acts of every day a sign-in of the last five minutes is enough. A proof holds for one act: it raises
   * no session (decision 0028).
   */
  asksPassword?: true | 'unless-fresh';
  /** What somebody must do before anything else is done here: the only routes that are reachable until then. */
  discharges?: Duty;
  handle(c: Context, visit: Visit): Promise<Response>;
}

/** A page at the door, before anyone has signed in. */
export interface DoorRoute {
  method: Method;
  path: `/${string}`;
  needs: 'nobody';
  /** Does not be in the line of strangers: whoever wants out is let out, also in a flood (T42). */
  atOnce?: true;
  handle(c: Context): Promise<Response>;
}

export type Route = StaffRoute | DoorRoute;

export const isDoor = (route: Route): route is DoorRoute => route.needs === 'nobody';
