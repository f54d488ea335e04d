-- Notices to signatories by mail: in the language that somebody has chosen at the desk.
-- As 0001: never edited once released; ../sqlite says the same.

-- The tag of the language; null: nobody has signed in yet.
ALTER TABLE account ADD COLUMN language TEXT;
