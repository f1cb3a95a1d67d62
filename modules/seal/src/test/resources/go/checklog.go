// checklog reads a published log with golang.org/x/mod/sumdb, which shares no code with ours.
//
// Arguments: folder, verifier key, folder with *.leaf and *.tlog-proof, file with consistency proofs.
package main

import (
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func must(err error) {
	if err != nil {
		fmt.Println("FAILED:", err)
		os.Exit(1)
	}
}

func read(name string) []byte {
	data, err := os.ReadFile(name)
	must(err)
	return data
}

// checkpoint verifies a note and reads size and root.
func checkpoint(data []byte, verifier note.Verifier) tlog.Tree {
	opened, err := note.Open(data, note.VerifierList(verifier))
	must(err)
	lines := strings.Split(opened.Text, "\n")
	if lines[0] != verifier.Name() || len(lines) != 4 {
		must(fmt.Errorf("not a checkpoint of %s: %q", verifier.Name(), opened.Text))
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	must(err)
	root, err := tlog.ParseHash(lines[2])
	must(err)
	return tlog.Tree{N: size, Hash: root}
}

type tiles struct{ folder string }

func (t tiles) Height() int { return 8 }

func (t tiles) SaveTiles([]tlog.Tile, [][]byte) {}

func (t tiles) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, tile := range wanted {
		name := "tile/" + strings.TrimPrefix(tile.Path(), "tile/8/")
		data, err := os.ReadFile(filepath.Join(t.folder, name))
		if err != nil {
			return nil, err
		}
		all = append(all, data)
	}
	return all, nil
}

func entries(folder string, number, size int64) [][]byte {
	width := size - number*256
	tile := tlog.Tile{H: 8, L: 0, N: number, W: 256}
	if width < 256 {
		tile.W = int(width)
	}
	name := "tile/entries/" + strings.TrimPrefix(tile.Path(), "tile/8/0/")
	data := read(filepath.Join(folder, name))
	var all [][]byte
	for len(data) > 0 {
		length := int(binary.BigEndian.Uint16(data))
		all = append(all, data[2:2+length])
		data = data[2+length:]
	}
	if len(all) != tile.W {
		must(fmt.Errorf("bundle %s has %d entries", name, len(all)))
	}
	return all
}

func hashes(lines []string) []tlog.Hash {
	var all []tlog.Hash
	for _, line := range lines {
		hash, err := tlog.ParseHash(line)
		must(err)
		all = append(all, hash)
	}
	return all
}

func main() {
	folder, vkey, proofs, consistency := os.Args[1], os.Args[2], os.Args[3], os.Args[4]
	verifier, err := note.NewVerifier(vkey)
	must(err)
	tree := checkpoint(read(filepath.Join(folder, "checkpoint")), verifier)
	reader := tlog.TileHashReader(tree, tiles{folder})

	// Every leaf, hashed here, is the one that the authenticated tiles have.
	for number := int64(0); number*256 < tree.N; number++ {
		leaves := entries(folder, number, tree.N)
		var indexes []int64
		for i := range leaves {
			indexes = append(indexes, tlog.StoredHashIndex(0, number*256+int64(i)))
		}
		stored, err := reader.ReadHashes(indexes)
		must(err)
		for i, leaf := range leaves {
			if tlog.RecordHash(leaf) != stored[i] {
				must(fmt.Errorf("leaf %d differs from its tile", number*256+int64(i)))
			}
		}
	}

	// Receipts: the checkpoint in them is signed, their path leads to its root.
	files, err := filepath.Glob(filepath.Join(proofs, "*.tlog-proof"))
	must(err)
	for _, file := range files {
		parts := strings.SplitN(string(read(file)), "\n\n", 2)
		lines := strings.Split(parts[0], "\n")
		if lines[0] != "c2sp.org/tlog-proof@v1" {
			must(fmt.Errorf("%s begins with %q", file, lines[0]))
		}
		index, err := strconv.ParseInt(strings.TrimPrefix(lines[1], "index "), 10, 64)
		must(err)
		at := checkpoint([]byte(parts[1]), verifier)
		leaf := read(strings.TrimSuffix(file, ".tlog-proof") + ".leaf")
		must(tlog.CheckRecord(hashes(lines[2:]), at.N, at.Hash, index, tlog.RecordHash(leaf)))
		if at.N == tree.N {
			own, err := tlog.ProveRecord(tree.N, index, reader)
			must(err)
			if fmt.Sprint(own) != fmt.Sprint(tlog.RecordProof(hashes(lines[2:]))) {
				must(fmt.Errorf("%s: another path than the one made here", file))
			}
		}
	}

	// Consistency proofs: size, root, hashes on each line.
	count := 0
	for _, line := range strings.Split(strings.TrimSpace(string(read(consistency))), "\n") {
		fields := strings.Fields(line)
		size, err := strconv.ParseInt(fields[0], 10, 64)
		must(err)
		old, err := base64.StdEncoding.DecodeString(fields[1])
		must(err)
		var root tlog.Hash
		copy(root[:], old)
		must(tlog.CheckTree(hashes(fields[2:]), tree.N, tree.Hash, size, root))
		count++
	}
	fmt.Printf("OK %d leaves %d proofs %d consistency proofs\n", tree.N, len(files), count)
}
