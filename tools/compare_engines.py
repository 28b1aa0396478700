"""Customers a second through M/M/3, in one run: this simulator, Ciw and SimPy.

    python3 -m venv /tmp/engines && /tmp/engines/bin/pip install ciw simpy
    cargo build --release
    /tmp/engines/bin/python tools/compare_engines.py target/release/kimngach

Each serves customers that come at 0.2 a minute and need 10 minutes on average at three servers, on one core; the mean
wait (exactly 4.444 minutes) is shown beside the speed, so that a fast wrong answer is seen.
"""

import json
import random
import subprocess
import sys
import tempfile
import time

RATE, MEAN, SERVERS = 0.2, 10.0, 3
EXACT = 4.444444


def kimngach(program, customers):
    """The whole program, from its start to its results."""
    days = customers / RATE / 1440
    scenario = f"""
run = "{days:.6f} d"
cycle = "24 h"
[source.cars]
rate = "{RATE}/min"
to = "desk"
full = "turn back"
[point.desk]
servers = {SERVERS}
hours = "always"
service = "exponential {MEAN} min"
then = "exit"
"""
    with tempfile.NamedTemporaryFile("w", suffix=".toml") as file:
        file.write(scenario)
        file.flush()
        begun = time.perf_counter()
        command = [program, "gate", "simulate", file.name, "--replications", "1", "--jobs", "1", "--format", "jsonl"]
        out = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        took = time.perf_counter() - begun
    lines = [json.loads(line) for line in out.splitlines()]
    desk = next(line for line in lines if line.get("place") == "desk" and not line["road"])
    came = next(line["came"] for line in lines if "came" in line)
    return came / took, desk["wait"] * 60


def ciw_speed(customers):
    import ciw

    network = ciw.create_network(
        arrival_distributions=[ciw.dists.Exponential(RATE)],
        service_distributions=[ciw.dists.Exponential(1 / MEAN)],
        number_of_servers=[SERVERS],
    )
    ciw.seed(1)
    simulation = ciw.Simulation(network)
    begun = time.perf_counter()
    simulation.simulate_until_max_customers(customers)
    took = time.perf_counter() - begun
    waits = [record.waiting_time for record in simulation.get_all_records()]
    return len(waits) / took, sum(waits) / len(waits)


def simpy_speed(customers):
    import simpy

    random.seed(1)
    env = simpy.Environment()
    servers = simpy.Resource(env, capacity=SERVERS)
    waits = []

    def customer():
        came = env.now
        with servers.request() as turn:
            yield turn
            waits.append(env.now - came)
            yield env.timeout(random.expovariate(1 / MEAN))

    def source():
        for _ in range(customers):
            yield env.timeout(random.expovariate(RATE))
            env.process(customer())

    env.process(source())
    begun = time.perf_counter()
    env.run()
    took = time.perf_counter() - begun
    return len(waits) / took, sum(waits) / len(waits)


def main():
    program = sys.argv[1] if len(sys.argv) > 1 else "target/release/kimngach"
    print(f"{'engine':10} {'customers/s':>14} {'mean wait, min':>15}   exactly {EXACT:.3f}")
    for name, run in [
        ("kimngach", lambda: kimngach(program, 5_000_000)),
        ("SimPy", lambda: simpy_speed(200_000)),
        ("Ciw", lambda: ciw_speed(100_000)),
    ]:
        speed, wait = run()
        print(f"{name:10} {speed:14,.0f} {wait:15.3f}")


if __name__ == "__main__":
    main()
