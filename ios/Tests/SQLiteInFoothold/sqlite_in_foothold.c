#include "sqlite_in_foothold.h"
