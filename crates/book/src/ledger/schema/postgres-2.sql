-- What a new document touches is found by area or by period.
CREATE INDEX figure_years ON figure (area, indicator, period_last);
CREATE INDEX figure_periods ON figure (period_last, period_first, indicator);
DROP INDEX figure_area;
