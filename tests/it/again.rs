//! What opens a register runs once more, on PostgreSQL. The name makes it begin first: nothing takes longer.

use crate::register;

#[test]
fn what_opens_a_register_runs_on_postgresql_too() {
    register::run_again_on_postgres(&["cli::", "gate::", "programs::", "status::", "store::", "together::"]);
}
