/** Where the server listens: a Unix socket in a folder of its own, or (Windows) the loopback address. */
export interface Listening {
  socketFolder: string | null;
  port: number;
  /** Whether somebody else than PostgreSQL's user may come in through the folder; by password, as everybody. */
  guests: boolean;
}

/**
 * The whole `postgresql.conf`, written anew at each start. The log settings keep values out of the log: a violated
 * CHECK would otherwise print the row (docs/security.md, “PostgreSQL”). Sizes are for a host with two cores.
 */
export function serverConfiguration({ socketFolder, port, guests }: Listening, durable: boolean): string {
  return lines({
    listen_addresses: socketFolder === null ? '127.0.0.1' : '',
    unix_socket_directories: socketFolder ?? '',
    // Who may enter the folder decides.
    unix_socket_permissions: guests ? '0777' : '0700',
    port,
    max_connections: 100,
    password_encryption: 'scram-sha-256',

    shared_buffers: '128MB',
    work_mem: '8MB',
    maintenance_work_mem: '64MB',
    max_wal_size: '512MB',
    max_parallel_workers_per_gather: 0,
    jit: 'off',
    dynamic_shared_memory_type: process.platform === 'win32' ? 'windows' : 'posix',

    log_destination: 'stderr',
    logging_collector: 'off',
    log_line_prefix: '%m [%p] ',
    log_error_verbosity: 'terse',
    // Above ERROR: the message of a type error quotes the value itself (T107). Our processes report the code.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_statement: 'none',
    log_min_duration_statement: -1,
    log_parameter_max_length: 0,
    log_parameter_max_length_on_error: 0,
    log_connections: '',
    log_disconnections: 'off',
    debug_print_parse: 'off',

    // Days in SQL (current_date) are Dutch days, as `today()` counts them; until one or two at night UTC is a day behind.
    timezone: 'Europe/Amsterdam',
    log_timezone: 'UTC',
    lc_messages: 'C',
    default_transaction_isolation: 'read committed',
    idle_in_transaction_session_timeout: '60s',

    // For tests alone: many installations at once, each with pools of its own, and passwords that cost nothing to prove.
    ...(durable
      ? {}
      : {
          ...{ max_connections: 300, scram_iterations: 1 },
          ...{ fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off' },
        }),
  });
}

/** Who may connect: every role with its SCRAM password, over our socket (or loopback on Windows) only. */
export function accessConfiguration({ socketFolder }: Pick<Listening, 'socketFolder'>): string {
  return socketFolder === null ? 'host all all 127.0.0.1/32 scram-sha-256\n' : 'local all all scram-sha-256\n';
}

function lines(settings: Record<string, string | number>): string {
  return Object.entries(settings)
    .map(([name, value]) => `${name} = '${String(value).replaceAll("'", "''")}'\n`)
    .join('');
}
