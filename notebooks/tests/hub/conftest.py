"""How many readers the class has."""


def pytest_addoption(parser):
    parser.addoption("--readers", type=int, default=20, help="how many readers the class has")
